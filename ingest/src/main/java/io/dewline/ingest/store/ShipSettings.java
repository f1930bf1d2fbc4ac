package io.dewline.ingest.store;

import java.time.Duration;

/**
 * How to ship.
 *
 * @param batch lines a write, 1 … 50,000
 * @param linger how far apart writes are while nothing waits, so that a trickle does not become a write for each line
 * @param held how long to wait before trying again what a person must put right
 * @param simulated whether readings of simulated devices are stored; else they are counted as withheld
 */
public record ShipSettings(int batch, Duration linger, Duration held, boolean simulated) {
    public static final ShipSettings DEFAULT =
            new ShipSettings(5_000, Duration.ofMillis(100), Duration.ofMinutes(1), true);

    ShipSettings(int batch, Duration linger, Duration held) {
        this(batch, linger, held, true);
    }

    public ShipSettings {
        if (batch < 1 || batch > 50_000) {
            throw new IllegalArgumentException("store.batch must be 1 to 50000");
        }
        if (linger.isNegative() || held.isNegative()) {
            throw new IllegalArgumentException("store.linger and store.held must not be negative");
        }
    }

    public ShipSettings withBatch(int lines) {
        return new ShipSettings(lines, linger, held, simulated);
    }

    public ShipSettings withSimulated(boolean stored) {
        return new ShipSettings(batch, linger, held, stored);
    }
}
