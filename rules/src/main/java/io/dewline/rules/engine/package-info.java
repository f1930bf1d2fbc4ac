/** The engine: a deterministic function of the log that turns batches into transitions and window results. */
@NullMarked
package io.dewline.rules.engine;

import org.jspecify.annotations.NullMarked;
