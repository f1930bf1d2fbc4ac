package io.dewline.rules.raingarden;

import java.util.ArrayList;
import java.util.List;

/**
 * A rain: from its first wet step to its last, with less than a dry spell between any two, and deep enough to count. Rule and defaults: Philadelphia Water
 * Department (pwdgsi, marsDetectEvents): a dry spell of 6 hours parts two events, less than 0.10 in (2.54 mm) is none.
 *
 * @param from time of the first wet step, epoch milliseconds
 * @param to time of the last wet step
 * @param depth rain in mm
 * @param peak highest intensity of a step in mm/h
 */
public record RainEvent(long from, long to, double depth, double peak) {
    public static final double DRY_SPELL_HOURS = 6;
    public static final double LEAST_DEPTH = 2.54;

    private static final double HOUR = 3_600_000;
    private static final double ROUNDING = 1e-6;

    /**
     * The events of a gauge.
     *
     * @param times beginnings of the steps, rising, epoch milliseconds
     * @param rains rain of each step in mm; NaN counts as none
     * @param step length of a step in milliseconds
     * @param drySpellHours dry hours that part two events
     * @param leastDepth least depth in mm
     */
    public static List<RainEvent> of(long[] times, double[] rains, long step, double drySpellHours, double leastDepth) {
        List<RainEvent> events = new ArrayList<>();
        double gap = drySpellHours * HOUR + step;
        long from = 0;
        long to = 0;
        double depth = 0;
        double highest = 0;
        for (int i = 0; i < times.length; i++) {
            if (!(rains[i] > 0)) {
                continue;
            }
            if (depth > 0 && times[i] - to >= gap) {
                add(events, new RainEvent(from, to, depth, highest * HOUR / step), leastDepth);
                depth = 0;
                highest = 0;
            }
            from = depth > 0 ? from : times[i];
            to = times[i];
            depth += rains[i];
            highest = Math.max(highest, rains[i]);
        }
        add(events, new RainEvent(from, to, depth, highest * HOUR / step), leastDepth);
        return List.copyOf(events);
    }

    private static void add(List<RainEvent> events, RainEvent event, double leastDepth) {
        if (event.depth > 0 && event.depth >= leastDepth - ROUNDING) {
            events.add(event);
        }
    }

    /** Duration in hours, the last step included. */
    public double hours(long step) {
        return (to - from + step) / HOUR;
    }
}
