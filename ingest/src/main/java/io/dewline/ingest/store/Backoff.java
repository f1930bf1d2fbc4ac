package io.dewline.ingest.store;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to leave a store in trouble alone: half a second, doubled each time up to half a minute, half of it left to chance. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final DoubleSupplier chance;
    private Duration next = FIRST;

    /** {@code chance} gives numbers from 0 (inclusive) to 1 (exclusive). */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    Duration next() {
        Duration full = next;
        Duration doubled = full.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofNanos((long) (full.toNanos() * (0.5 + 0.5 * chance.getAsDouble())));
    }

    void reset() {
        next = FIRST;
    }
}
