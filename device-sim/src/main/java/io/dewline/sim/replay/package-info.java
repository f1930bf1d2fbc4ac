/** Recordings played again: rows of CSV files become telemetry, in order of time. */
@NullMarked
package io.dewline.sim.replay;

import org.jspecify.annotations.NullMarked;
