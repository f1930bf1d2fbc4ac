package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An optical dust monitor on the fence: sees the works when they lie upwind, and is fooled by damp air and mist. */
public final class FenceMonitor {
    private static final double FINE_WORKS = 0.31;
    private static final double TOTAL_REGIONAL = 1.26;
    private static final double TOTAL_WORKS = 2.0;
    private static final double UNTOUCHED = 0.15;
    private static final double DAMP = 75;
    private static final double FOG = 97;
    private static final double FOG_FACTOR = 1.46;
    private static final double WASHED = 0.25;
    private static final double WASHED_HUMIDITY = 96;
    /** A lens that was sprayed dries within some minutes. */
    private static final double DRYING_SECONDS = 8 * 60;

    private final double bearing;
    private final Dice dice;
    private final double mistBias;
    private final double mistHumidity;
    private double pm10;
    private double pm25;
    private double tsp;
    private double humidity;
    private boolean washed;
    private boolean dried;
    private double wet;
    private @Nullable Instant last;

    /**
     * Puts a monitor up.
     *
     * @param bearing degrees from north at which it stands, seen from the works
     */
    public FenceMonitor(double bearing, Dice dice) {
        this.bearing = bearing;
        this.dice = dice;
        mistBias = dice.uniform(0.05, 0.2);
        mistHumidity = dice.uniform(5, 15);
    }

    /** Whether a cannon is aimed at it and sprays water into its inlet. */
    public void wash(boolean on) {
        washed = on;
    }

    /** Whether a heated inlet takes the damp out of the air, so that humidity does not count as dust. */
    public void dry(boolean heated) {
        dried = heated;
    }

    /** PM10 of the works alone where it stands, µg/m³: no sensor sees this. */
    public double own(WorksDust works, Instant at) {
        return works.added(at) * sector(works.sky().windDirection());
    }

    /** Takes one sample. */
    public void sample(WorksDust works, Region region, Instant at) {
        double sector = sector(works.sky().windDirection());
        double own = works.added(at) * sector;
        double regional = region.pm10();
        double mist = works.sprayed() * sector;
        humidity = Math.min(100, works.sky().humidity(works.site(), at) + mistHumidity * mist);
        double shown = (dried ? 1 : damp(humidity)) * (1 + mistBias * mist) * Math.max(0.5, dice.normal(1, 0.02));
        pm10 = shown * (regional + own);
        double fine = region.pm25();
        pm25 = shown * (fine + FINE_WORKS * own);
        tsp = shown * (TOTAL_REGIONAL * regional + TOTAL_WORKS * own);
        drench(at);
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

    /** The spray takes the dust out before the lens and leaves the air behind it wet. */
    private void drench(Instant at) {
        double seconds = last == null ? 0 : Duration.between(last, at).toMillis() / 1000.0;
        last = at;
        wet = washed ? 1 : wet * StrictMath.exp(-seconds / DRYING_SECONDS);
        humidity += wet * Math.max(0, WASHED_HUMIDITY - humidity);
        double left = 1 - wet * (1 - WASHED);
        pm10 *= left;
        pm25 *= left;
        tsp *= left;
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
