/** Soil water: how dry a root zone is or must be by the weather, and what brings it back to field capacity. */
@NullMarked
package io.dewline.rules.soil;

import org.jspecify.annotations.NullMarked;
