/** Who plays: the areas, sites, zones and devices of sites.yaml, read with a parser of the simulator's own. */
@NullMarked
package io.dewline.sim.cast;

import org.jspecify.annotations.NullMarked;
