/** The wire format as a device speaks it, written from docs/wire-format.md alone. */
@NullMarked
package io.dewline.sim.wire;

import org.jspecify.annotations.NullMarked;
