/** The verticles and cursors that carry batches from the log to the engine, the alert book and the live view. */
@NullMarked
package io.dewline.app.line;

import org.jspecify.annotations.NullMarked;
