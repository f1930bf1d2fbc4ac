/** Compares what Dewline said and stored with the truth of a run: what was found, missed, invented, lost and doubled. */
@NullMarked
package io.dewline.sim.score;

import org.jspecify.annotations.NullMarked;
