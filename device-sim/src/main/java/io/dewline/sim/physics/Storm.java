package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Rain with a beginning, a peak after a third of its time, and an end.
 *
 * @param depth mm in all
 * @param sites where it falls; empty: everywhere
 */
public record Storm(Instant start, Duration duration, double depth, Set<String> sites) {
    private static final double PEAK = 1.0 / 3;

    public Storm {
        sites = Set.copyOf(sites);
    }

    /** mm that fell at the site until then. */
    public double fallen(String site, Instant at) {
        if (!sites.isEmpty() && !sites.contains(site)) {
            return 0;
        }
        double part = Duration.between(start, at).toMillis() / (double) duration.toMillis();
        if (part <= 0) {
            return 0;
        }
        if (part >= 1) {
            return depth;
        }
        return depth * (part < PEAK ? part * part / PEAK : 1 - (1 - part) * (1 - part) / (1 - PEAK));
    }

    /** Whether the sky over the site is covered at that time. */
    public boolean covers(String site, Instant at) {
        return (sites.isEmpty() || sites.contains(site))
                && !at.isBefore(start.minus(Duration.ofMinutes(20)))
                && at.isBefore(start.plus(duration));
    }
}
