package io.dewline.ingest.mqtt;

import java.time.Duration;

/** How long to wait before the next attempt: doubled after each failure, at most {@code most}, with up to half of it left to chance. */
record Backoff(Duration least, Duration most) {
    static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

    private static final int DOUBLINGS = 20;

    /**
     * @param failures in a row, from 1
     * @param chance 0 (inclusive) to 1 (exclusive)
     */
    Duration after(int failures, double chance) {
        long doubled = least.toMillis() << Math.min(Math.max(0, failures - 1), DOUBLINGS);
        long bound = Math.min(most.toMillis(), doubled);
        return Duration.ofMillis(Math.round(bound * (1 - chance / 2)));
    }
}
