package io.dewline.sim.score;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that was true of a subject for a while.
 *
 * @param over false if it was still true when the run ended
 */
record Span(String what, String site, String subject, Instant from, Instant to, boolean over) {
    Duration length() {
        return Duration.between(from, to);
    }
}
