package io.dewline.sim.physics;

/** A dielectric soil moisture sensor: daily temperature ripple, a little noise, steps of 0.001 m³/m³. */
public final class SoilProbe {
    private static final double RIPPLE = 0.001;
    private static final double NOISE = 0.0005;
    private static final double PEAK_HOUR = 14.5;

    private final Dice dice;

    public SoilProbe(Dice dice) {
        this.dice = dice;
    }

    /**
     * What the sensor shows, m³/m³.
     *
     * @param theta true water content, m³/m³
     * @param hour local time of day, 0 … 24
     */
    public double read(double theta, double hour) {
        double ripple = RIPPLE * StrictMath.cos(2 * StrictMath.PI * (hour - PEAK_HOUR) / 24);
        double shown = theta + ripple + dice.normal(0, NOISE);
        return StrictMath.rint(Math.max(0, Math.min(0.8, shown)) * 1000) / 1000;
    }
}
