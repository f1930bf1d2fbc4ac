package io.dewline.sim.physics;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The dust that a whole district breathes: log-normal, and slow to change; with haze and dust storms on top. */
public final class Region {
    private static final double HOUR = 3600;
    private static final double FINE = 0.62;
    /** Below the 0.35 that tells a dust storm from haze; the number itself is assumed. */
    private static final double FINE_STORM = 0.25;

    private final double median;
    private final Drift log;
    private double sum;
    private double weight;
    private double hourly;
    private double storm;
    private double haze;
    private double recorded = Double.NaN;
    private double recordedFine = Double.NaN;
    private @Nullable WeatherSeries series;

    /**
     * @param median PM10, µg/m³
     * @param sigma deviation of its logarithm; 0.82 gives hourly P5 to P95 of 20 to 300 about a median of 77
     */
    public Region(Dice dice, double median, double sigma) {
        this.median = median;
        log = new Drift(dice, sigma, 30 * HOUR);
        hourly = pm10();
    }

    /** The dust that a storm from the desert adds from now on, PM10 in µg/m³. */
    public void storm(double added) {
        storm = added;
    }

    /** What haze adds from now on, PM10 in µg/m³; as fine as what is always there. */
    public void haze(double added) {
        haze = added;
    }

    /** From now on its {@code pm10} and {@code pm25} take the place of chance wherever it knows them. */
    public void follow(WeatherSeries measured) {
        series = measured;
    }

    /** Lets time pass up to an instant. */
    public void step(Instant to, double seconds) {
        if (series != null) {
            recorded = orNone(series.value("pm10", to));
            recordedFine = orNone(series.value("pm25", to));
        }
        step(seconds);
    }

    public void step(double seconds) {
        log.step(seconds);
        sum += pm10() * seconds;
        weight += seconds;
    }

    /** µg/m³ now. */
    public double pm10() {
        return everyday() + haze + storm;
    }

    /** µg/m³ now: two thirds of what is always there and of haze, a quarter of what a storm brings. */
    public double pm25() {
        double fine = Double.isNaN(recordedFine) || Double.isNaN(recorded)
                ? FINE * everyday()
                : Math.min(recordedFine, recorded);
        return fine + FINE * haze + FINE_STORM * storm;
    }

    /** Ends the hour. */
    public void endHour() {
        if (weight > 0) {
            hourly = sum / weight;
            sum = 0;
            weight = 0;
        }
    }

    /** Mean of the hour that ended last, µg/m³; the present value before the first has ended. */
    public double hourlyMean() {
        return hourly;
    }

    private double everyday() {
        return Double.isNaN(recorded) ? median * StrictMath.exp(log.value()) : recorded;
    }

    private static double orNone(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : Double.NaN;
    }
}
