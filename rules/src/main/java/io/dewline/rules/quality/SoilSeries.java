package io.dewline.rules.quality;

import java.util.Arrays;

/** Hourly values of a soil probe and what was measured beside it; NaN for what is missing. The flags are made for hourly values. */
public final class SoilSeries {
    private final double[] moisture;
    private final double[] soilTemperature;
    private final double[] airTemperature;
    private final double[] rain;
    private final double[] modelTemperature;
    private final double[] modelRain;

    private SoilSeries(
            double[] moisture,
            double[] soilTemperature,
            double[] airTemperature,
            double[] rain,
            double[] modelTemperature,
            double[] modelRain) {
        this.moisture = moisture;
        this.soilTemperature = soilTemperature;
        this.airTemperature = airTemperature;
        this.rain = rain;
        this.modelTemperature = modelTemperature;
        this.modelRain = modelRain;
    }

    /** A probe alone; moisture in % by volume. */
    public static SoilSeries of(double... moisture) {
        double[] none = new double[moisture.length];
        Arrays.fill(none, Double.NaN);
        return new SoilSeries(moisture.clone(), none, none, none, none, none);
    }

    /**
     * With what was measured beside it.
     *
     * @param soil soil temperature in °C
     * @param air air temperature in °C
     * @param fallen rain of the hour in mm, with watering where it is logged
     * @throws IllegalArgumentException when lengths differ
     */
    public SoilSeries measured(double[] soil, double[] air, double[] fallen) {
        return new SoilSeries(moisture, same(soil), same(air), same(fallen), modelTemperature, modelRain);
    }

    /** With soil temperature in °C and rain in mm of a weather model. */
    public SoilSeries modelled(double[] soil, double[] fallen) {
        return new SoilSeries(moisture, soilTemperature, airTemperature, rain, same(soil), same(fallen));
    }

    private double[] same(double[] values) {
        if (values.length != moisture.length) {
            throw new IllegalArgumentException("all series are of one length");
        }
        return values.clone();
    }

    int size() {
        return moisture.length;
    }

    double moisture(int hour) {
        return hour < 0 || hour >= moisture.length ? Double.NaN : moisture[hour];
    }

    double soilTemperature(int hour) {
        return soilTemperature[hour];
    }

    double airTemperature(int hour) {
        return airTemperature[hour];
    }

    double modelTemperature(int hour) {
        return modelTemperature[hour];
    }

    /** Rain of the 24 hours up to one, of those known; NaN when none is. */
    double rainOfDay(int hour) {
        return ofDay(rain, hour);
    }

    double modelRainOfDay(int hour) {
        return ofDay(modelRain, hour);
    }

    private static double ofDay(double[] values, int hour) {
        double sum = Double.NaN;
        for (int i = Math.max(0, hour - 23); i <= hour; i++) {
            if (!Double.isNaN(values[i])) {
                sum = Double.isNaN(sum) ? values[i] : sum + values[i];
            }
        }
        return sum;
    }

    /** First derivative: half of the change from the hour before to the hour after; the ends are repeated. */
    double slope(int hour) {
        return hour < 0 || hour >= moisture.length
                ? Double.NaN
                : (moisture[Math.min(hour + 1, moisture.length - 1)] - moisture[Math.max(hour - 1, 0)]) / 2;
    }

    /** Second derivative. */
    double bend(int hour) {
        return hour < 0 || hour >= moisture.length
                ? Double.NaN
                : moisture[Math.min(hour + 1, moisture.length - 1)]
                        - 2 * moisture[hour]
                        + moisture[Math.max(hour - 1, 0)];
    }
}
