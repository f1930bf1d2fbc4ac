package io.dewline.rules.raingarden;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a garden is clogging: the median infiltration of its last three valid events is held against the median of earlier ones of the same season, within
 * 45 days in the year, because cold water infiltrates two to three times slower than warm. Never judged from fewer than three events on either side.
 *
 * @param present median of the last valid events in mm/h, NaN with fewer than three
 * @param baseline median of the same season's earlier ones in mm/h, NaN with fewer than three
 */
public record Clogging(double present, double baseline) {
    private static final int EVENTS = 3;
    private static final int SEASON_DAYS = 45;
    private static final int YEAR_DAYS = 365;

    /** Infiltration of one valid event in mm/h. */
    public record Measured(LocalDate day, double infiltration) {}

    /** The state after the last of {@code events}, oldest first; those before {@code since} (a renewal of the soil, say) say nothing. */
    public static Clogging of(List<Measured> events, LocalDate since) {
        List<Measured> counted =
                events.stream().filter(event -> !event.day().isBefore(since)).toList();
        int split = counted.size() - EVENTS;
        if (split < 0) {
            return new Clogging(Double.NaN, Double.NaN);
        }
        double[] last = rates(counted.subList(split, counted.size()));
        LocalDate middle = counted.get(split + EVENTS / 2).day();
        double[] earlier = rates(counted.subList(0, split).stream()
                .filter(event -> sameSeason(event.day(), middle))
                .toList());
        return new Clogging(median(last), earlier.length < EVENTS ? Double.NaN : median(earlier));
    }

    /** Share of the season's usual infiltration that is left; NaN when it cannot be told. */
    public double left() {
        return present / baseline;
    }

    /**
     * Whether clogging is suspected: less than half of the season's usual infiltration is left, or less than {@code least}. False while it cannot be told.
     *
     * @param share share of the usual infiltration below which it is suspected (0.5)
     * @param least least infiltration in mm/h at the water's temperature, NaN for none; {@link #at20} turns a limit stated for 20 °C around
     */
    public boolean suspected(double share, double least) {
        return left() < share || present < least;
    }

    /**
     * Infiltration at 20 °C: f(T) μ(T) ÷ μ(20), with the viscosity of water μ(T) ∝ 10^(247.8 ÷ (T + 133.15)) (Vogel's equation); 1.7 times as fast at 25 as at
     * 5 °C.
     *
     * @param infiltration infiltration in mm/h
     * @param temperature temperature of the water in °C, 0 … 50, else NaN
     */
    public static double at20(double infiltration, double temperature) {
        return temperature >= 0 && temperature <= 50
                ? infiltration * viscosity(temperature) / viscosity(20)
                : Double.NaN;
    }

    private static double viscosity(double temperature) {
        return Math.pow(10, 247.8 / (temperature + 133.15));
    }

    static boolean sameSeason(LocalDate one, LocalDate other) {
        long apart = Math.floorMod(ChronoUnit.DAYS.between(one.withYear(2001), other.withYear(2001)), YEAR_DAYS);
        return Math.min(apart, YEAR_DAYS - apart) <= SEASON_DAYS;
    }

    private static double[] rates(List<Measured> events) {
        return events.stream().mapToDouble(Measured::infiltration).toArray();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
