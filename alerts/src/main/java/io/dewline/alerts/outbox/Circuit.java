package io.dewline.alerts.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Spares an endpoint that keeps failing: after five failures in a row nothing is tried until {@code shutUntil}, then one try decides; the pause doubles
 * from 30 s to 5 min. Times are the machine's.
 */
record Circuit(int failures, Instant shutUntil) {
    static final int BEARS = 5;
    static final Circuit SOUND = new Circuit(0, Instant.MIN);
    private static final long PAUSE = 30;
    private static final long LONGEST = 300;

    boolean lets(Instant now) {
        return !now.isBefore(shutUntil);
    }

    boolean open() {
        return failures >= BEARS;
    }

    Circuit failed(Instant now) {
        int count = failures + 1;
        if (count < BEARS) {
            return new Circuit(count, shutUntil);
        }
        long pause = Math.min(LONGEST, PAUSE << Math.min(count - BEARS, 5));
        return new Circuit(count, now.plus(Duration.ofSeconds(pause)));
    }
}
