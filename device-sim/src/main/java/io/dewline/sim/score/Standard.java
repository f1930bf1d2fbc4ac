package io.dewline.sim.score;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an alert must be held against, and how exactly.
 *
 * @param what of the truth
 * @param early an alert may come so long before the truth begins: what a sensor's noise makes of a slow change
 * @param late so long after it ends
 * @param brief what lasts less need not be found, for no rule may fire on it
 */
record Standard(String what, Duration early, Duration late, Duration brief) {
    private static final Map<String, Standard> USUAL = new LinkedHashMap<>();

    static {
        // 0.0015 of ripple and noise are hours of a dry-down of 0.004 a day.
        put("watering-needed", new Standard("thirsty", hours(12), minutes(60), minutes(60)));
        put("dust-spray", new Standard("dusty", minutes(5), minutes(10), minutes(10)));
        put("slow-drain", new Standard("slow-drain", hours(2), minutes(30), minutes(30)));
        // Levels come every ten minutes.
        put("overflow", new Standard("overflow", minutes(20), minutes(20), minutes(20)));
        put("device-silent", new Standard("down", Duration.ZERO, minutes(1), Duration.ZERO));
    }

    private static void put(String rule, Standard standard) {
        USUAL.put(rule, standard);
    }

    /** Rules of the shipped configuration. */
    static Map<String, Standard> usual() {
        return new LinkedHashMap<>(USUAL);
    }

    /** The standard of a truth for another rule; exact to a quarter of an hour where there is none. */
    static Standard of(String what) {
        return USUAL.values().stream()
                .filter(s -> s.what().equals(what))
                .findFirst()
                .orElse(new Standard(what, minutes(15), minutes(15), minutes(15)));
    }

    private static Duration minutes(int n) {
        return Duration.ofMinutes(n);
    }

    private static Duration hours(int n) {
        return Duration.ofHours(n);
    }
}
