package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;

/**
 * Dusty work for a while at one spot of a site.
 *
 * @param strength PM10 that it adds downwind at a wind of 1 m/s, µg/m³
 */
public record Plume(Instant start, Duration duration, double strength) {
    private static final double RISE_SECONDS = 180;
    private static final double FALL_SECONDS = 300;

    /** µg/m³ before wind and suppression: up in minutes, level, away in minutes. */
    public double at(Instant at) {
        double age = Duration.between(start, at).toMillis() / 1000.0;
        if (age <= 0) {
            return 0;
        }
        double length = duration.toSeconds();
        return strength
                * (age <= length
                        ? 1 - StrictMath.exp(-age / RISE_SECONDS)
                        : (1 - StrictMath.exp(-length / RISE_SECONDS))
                                * StrictMath.exp(-(age - length) / FALL_SECONDS));
    }
}
