package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Weather that was measured once, by quantity: {@code temperature}, {@code humidity}, {@code pressure},
 * {@code wind_speed}, {@code wind_direction}, {@code solar_radiation}, {@code rain}, {@code pm10}, {@code pm25}, in the
 * wire format's units.
 */
public final class WeatherSeries {
    /** Over a longer gap nothing is known. */
    private static final Duration LONGEST_GAP = Duration.ofHours(3);

    private final Map<String, TreeMap<Instant, Double>> gauges = new HashMap<>();
    /** End of an interval → mm since the one before. */
    private final TreeMap<Instant, Double> rain = new TreeMap<>();

    /** Takes a value in; of several at one instant the last stays, and rain is what fell since the value before. */
    public void add(Instant at, String quantity, double value) {
        if (quantity.equals("rain")) {
            rain.put(at, Math.max(0, value));
        } else {
            gauges.computeIfAbsent(quantity, unused -> new TreeMap<>()).put(at, value);
        }
    }

    public boolean isEmpty() {
        return gauges.isEmpty() && rain.isEmpty();
    }

    /** The value between its neighbours at most three hours apart; a wind direction is the one before. */
    public OptionalDouble value(String quantity, Instant at) {
        NavigableMap<Instant, Double> gauge = gauges.get(quantity);
        Map.Entry<Instant, Double> before = gauge == null ? null : gauge.floorEntry(at);
        Map.Entry<Instant, Double> after = gauge == null ? null : gauge.ceilingEntry(at);
        if (before == null || after == null) {
            return OptionalDouble.empty();
        }
        Duration gap = Duration.between(before.getKey(), after.getKey());
        if (gap.compareTo(LONGEST_GAP) > 0) {
            return OptionalDouble.empty();
        }
        if (gap.isZero() || quantity.equals("wind_direction")) {
            return OptionalDouble.of(before.getValue());
        }
        double part = Duration.between(before.getKey(), at).toMillis() / (double) gap.toMillis();
        return OptionalDouble.of(before.getValue() + part * (after.getValue() - before.getValue()));
    }

    /** mm between two instants; what fell between two measurements is spread evenly. */
    public double rain(Instant from, Instant to) {
        double sum = 0;
        Instant begin = rain.floorKey(from);
        for (Map.Entry<Instant, Double> entry : rain.tailMap(from, false).entrySet()) {
            Instant end = entry.getKey();
            if (begin != null && Duration.between(begin, end).compareTo(LONGEST_GAP) <= 0) {
                sum += entry.getValue() * share(begin, end, from, to);
            }
            if (!end.isBefore(to)) {
                return sum;
            }
            begin = end;
        }
        return sum;
    }

    private static double share(Instant begin, Instant end, Instant from, Instant to) {
        Instant first = begin.isAfter(from) ? begin : from;
        Instant last = end.isBefore(to) ? end : to;
        return Math.max(0, Duration.between(first, last).toMillis())
                / (double) Math.max(1, Duration.between(begin, end).toMillis());
    }
}
