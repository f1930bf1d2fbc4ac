package io.dewline.sim.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as Dewline's API tells it.
 *
 * @param opened when it fired
 * @param closed absent while it is open
 */
record Alerted(String id, String rule, String subject, Instant opened, @Nullable Instant closed) {}
