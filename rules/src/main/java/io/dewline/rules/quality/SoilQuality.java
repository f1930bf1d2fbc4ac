package io.dewline.rules.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The quality control of the International Soil Moisture Network for hourly soil moisture, as its published program does it (TUW-GEO/flagit). Judged over a
 * whole series, after the fact: spikes, breaks and plateaus need the hours that follow.
 */
public final class SoilQuality {
    private static final double HIGHEST = 60;
    private static final double LEAST_RAIN = 0.2;
    private static final int DAY = 24;

    private final SoilSeries series;
    private final double saturation;
    private final double leastRain;
    private final List<EnumSet<SoilFlag>> flags = new ArrayList<>();

    private SoilQuality(SoilSeries series, double saturation, double leastRain) {
        this.series = series;
        this.saturation = saturation;
        this.leastRain = leastRain;
    }

    /**
     * The flags of each hour, none for a good or a missing value.
     *
     * @param saturation saturation of the soil in % by volume, NaN where it is not known: then C03 is never set
     */
    public static List<Set<SoilFlag>> flags(SoilSeries series, double saturation) {
        return flags(series, saturation, LEAST_RAIN);
    }

    /**
     * The flags of each hour with another least rain.
     *
     * @param leastRain rain of 24 hours in mm that explains a rise: 0.2, or depth × 0.05 × 0.5 × 1000 for a sensor at a depth in m
     */
    public static List<Set<SoilFlag>> flags(SoilSeries series, double saturation, double leastRain) {
        return new SoilQuality(series, saturation, leastRain).judge();
    }

    private List<Set<SoilFlag>> judge() {
        for (int hour = 0; hour < series.size(); hour++) {
            flags.add(EnumSet.noneOf(SoilFlag.class));
            ranges(hour);
            frost(hour);
            rises(hour);
        }
        new Spikes(series).mark(flags);
        new Breaks(series).mark(flags);
        new Plateaus(series).mark(flags);
        return List.copyOf(flags);
    }

    private void ranges(int hour) {
        double moisture = series.moisture(hour);
        set(hour, SoilFlag.C01, moisture < 0);
        set(hour, SoilFlag.C02, moisture > HIGHEST);
        set(hour, SoilFlag.C03, moisture > saturation);
    }

    private void frost(int hour) {
        set(hour, SoilFlag.D01, series.soilTemperature(hour) < 0);
        set(hour, SoilFlag.D02, series.airTemperature(hour) < 0);
        set(hour, SoilFlag.D03, series.modelTemperature(hour) < 0);
    }

    private void rises(int hour) {
        double moisture = series.moisture(hour);
        boolean risen = moisture - series.moisture(hour - 1) > 0
                && moisture - series.moisture(hour - DAY) > 2 * deviation(hour);
        set(hour, SoilFlag.D04, risen && series.rainOfDay(hour) < leastRain);
        set(hour, SoilFlag.D05, risen && series.modelRainOfDay(hour) < leastRain);
    }

    /** Standard deviation of the 25 hours up to one. */
    private double deviation(int hour) {
        double[] values = new double[DAY + 1];
        int n = 0;
        for (int i = Math.max(0, hour - DAY); i <= hour; i++) {
            if (!Double.isNaN(series.moisture(i))) {
                values[n++] = series.moisture(i);
            }
        }
        return Math.sqrt(Spread.variance(values, n));
    }

    private void set(int hour, SoilFlag flag, boolean holds) {
        if (holds) {
            flags.get(hour).add(flag);
        }
    }
}
