package io.dewline.sim.physics;

/**
 * A dielectric soil moisture sensor: daily temperature ripple, a little noise, steps of 0.001 m³/m³, and an offset that
 * grows with the years.
 */
public final class SoilProbe {
    private static final double RIPPLE = 0.001;
    private static final double NOISE = 0.0005;
    private static final double PEAK_HOUR = 14.5;
    /** Most that a sensor loses or gains in a year, m³/m³. */
    private static final double DRIFT = 0.005;

    private static final double YEAR_DAYS = 365.25;

    private final Dice dice;
    private final double yearly;

    public SoilProbe(Dice dice) {
        this.dice = dice;
        yearly = dice.uniform(-DRIFT, DRIFT);
    }

    /**
     * What the sensor shows, m³/m³.
     *
     * @param theta true water content, m³/m³
     * @param hour local time of day, 0 … 24
     * @param age days since it was calibrated
     */
    public double read(double theta, double hour, double age) {
        double ripple = RIPPLE * StrictMath.cos(2 * StrictMath.PI * (hour - PEAK_HOUR) / 24);
        double shown = theta + ripple + yearly * age / YEAR_DAYS + dice.normal(0, NOISE);
        return StrictMath.rint(Math.max(0, Math.min(0.8, shown)) * 1000) / 1000;
    }

    /** What it gains in a year, m³/m³; negative: loses. */
    public double yearly() {
        return yearly;
    }
}
