/** Puts the modules together into one running program. */
@NullMarked
package io.dewline.app;

import org.jspecify.annotations.NullMarked;
