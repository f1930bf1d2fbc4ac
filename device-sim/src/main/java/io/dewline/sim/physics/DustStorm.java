package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;

/**
 * A dust storm from the desert: a front within half an hour, then less and less.
 *
 * @param pm10 that it adds at its height, µg/m³
 * @param wind that it adds at its height, m/s
 */
public record DustStorm(Instant start, Duration duration, double pm10, double wind) {
    private static final double FRONT_SECONDS = 30 * 60;

    /** 0 … 1, how much of it is there. */
    public double part(Instant at) {
        double age = Duration.between(start, at).toMillis() / 1000.0;
        double length = duration.toSeconds();
        if (age <= 0 || age >= length) {
            return 0;
        }
        return age < FRONT_SECONDS ? age / FRONT_SECONDS : (length - age) / Math.max(1, length - FRONT_SECONDS);
    }
}
