/** What really was: what the simulated world knows and no sensor says, written down while it happens. */
@NullMarked
package io.dewline.sim.truth;

import org.jspecify.annotations.NullMarked;
