package io.dewline.sim.physics;

import java.time.Instant;

/** An optical dust monitor on the fence: sees the works when they lie upwind, and is fooled by damp air and mist. */
public final class FenceMonitor {
    private static final double FINE_REGIONAL = 0.62;
    private static final double FINE_WORKS = 0.32;
    private static final double TOTAL_REGIONAL = 1.26;
    private static final double TOTAL_WORKS = 2.0;
    private static final double UNTOUCHED = 0.15;
    private static final double DAMP = 75;
    private static final double FOG = 97;
    private static final double FOG_FACTOR = 1.46;

    private final double bearing;
    private final Dice dice;
    private final double mistBias;
    private double pm10;
    private double pm25;
    private double tsp;
    private double humidity;

    /**
     * Puts a monitor up.
     *
     * @param bearing degrees from north at which it stands, seen from the works
     */
    public FenceMonitor(double bearing, Dice dice) {
        this.bearing = bearing;
        this.dice = dice;
        mistBias = dice.uniform(0.05, 0.2);
    }

    /** Takes one sample. */
    public void sample(WorksDust works, Region region, Instant at) {
        double sector = sector(works.sky().windDirection());
        double own = works.added(at) * sector;
        double regional = region.pm10();
        double mist = works.sprayed() * sector;
        humidity = Math.min(100, works.sky().humidity(works.site(), at) + 10 * mist);
        double shown = damp(humidity) * (1 + mistBias * mist) * Math.max(0.5, dice.normal(1, 0.02));
        pm10 = shown * (regional + own);
        pm25 = shown * (FINE_REGIONAL * regional + FINE_WORKS * own);
        tsp = shown * (TOTAL_REGIONAL * regional + TOTAL_WORKS * own);
    }

    /** µg/m³ as shown. */
    public double pm10() {
        return pm10;
    }

    /** µg/m³ as shown. */
    public double pm25() {
        return pm25;
    }

    /** µg/m³ as shown. */
    public double tsp() {
        return tsp;
    }

    /** % as shown. */
    public double humidity() {
        return humidity;
    }

    /** 0.15 upwind and beside, 1 straight downwind of the works. */
    double sector(double windFrom) {
        double off = StrictMath.toRadians(windFrom + 180 - bearing);
        double facing = Math.max(0, StrictMath.cos(off));
        return UNTOUCHED + (1 - UNTOUCHED) * facing * facing;
    }

    /** 1 up to 75 % relative humidity, rising to 1.46 at 97 % and above (fog comparison, AMT 11, 4883, 2018). */
    static double damp(double humidity) {
        double part = Math.max(0, Math.min(1, (humidity - DAMP) / (FOG - DAMP)));
        return 1 + (FOG_FACTOR - 1) * part;
    }
}
