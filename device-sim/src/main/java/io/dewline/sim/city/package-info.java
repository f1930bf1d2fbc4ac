/** A city of simulated devices: the world they stand in, what they report, what they obey. */
@NullMarked
package io.dewline.sim.city;

import org.jspecify.annotations.NullMarked;
