package io.dewline.sim.replay;

import java.time.Instant;
import java.util.Map;

/**
 * One row of a recording.
 *
 * @param values quantity → value in the canonical unit, never empty
 */
record Recorded(Instant at, String site, String device, Map<String, Double> values) {}
