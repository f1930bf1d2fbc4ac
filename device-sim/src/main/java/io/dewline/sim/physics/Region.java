package io.dewline.sim.physics;

/** The dust that a whole district breathes: log-normal, and slow to change. */
public final class Region {
    private static final double HOUR = 3600;

    private final double median;
    private final Drift log;
    private double sum;
    private double weight;
    private double hourly;

    /**
     * @param median PM10, µg/m³
     * @param sigma deviation of its logarithm; 0.82 gives hourly P5 to P95 of 20 to 300 about a median of 77
     */
    public Region(Dice dice, double median, double sigma) {
        this.median = median;
        log = new Drift(dice, sigma, 30 * HOUR);
        hourly = pm10();
    }

    public void step(double seconds) {
        log.step(seconds);
        sum += pm10() * seconds;
        weight += seconds;
    }

    /** µg/m³ now. */
    public double pm10() {
        return median * StrictMath.exp(log.value());
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
}
