/** Measured and published series that tests are held against; they live outside the project. */
@NullMarked
package io.dewline.rules.evidence;

import org.jspecify.annotations.NullMarked;
