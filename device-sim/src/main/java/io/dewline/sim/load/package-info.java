/** A load on a schedule: many devices, ready-made payloads, latency counted from the scheduled time. */
@NullMarked
package io.dewline.sim.load;

import org.jspecify.annotations.NullMarked;
