package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;

/** The weather that all sites share, and the storms that not all of them get. */
public final class Sky {
    private static final double HOUR = 3600;
    private static final double CLOUDED = 0.3;

    private final Season season;
    private final Rainfall rainfall;
    private final Drift warmth;
    private final Drift barometer;
    private final Drift windLog;
    private final Drift turn;
    private final double meanWind;
    private final double windFrom;

    /**
     * @param meanWind m/s
     * @param windFrom degrees from north about which the wind turns
     */
    public Sky(Season season, Rainfall rainfall, long seed, double meanWind, double windFrom) {
        this.season = season;
        this.rainfall = rainfall;
        this.meanWind = meanWind;
        this.windFrom = windFrom;
        warmth = new Drift(new Dice(seed, "sky warmth"), 0.8, 12 * HOUR);
        barometer = new Drift(new Dice(seed, "sky barometer"), 4, 36 * HOUR);
        windLog = new Drift(new Dice(seed, "sky wind"), 0.25, HOUR);
        turn = new Drift(new Dice(seed, "sky turn"), 18, 2 * HOUR);
    }

    public void step(double seconds) {
        warmth.step(seconds);
        barometer.step(seconds);
        windLog.step(seconds);
        turn.step(seconds);
    }

    /** °C at the site. */
    public double temperature(String site, Instant at) {
        return season.temperature(at) + warmth.value() - (raining(site, at) ? 4 : 0);
    }

    /** Relative humidity, %, from a dew point that the rain raises (Magnus formula). */
    public double humidity(String site, Instant at) {
        double air = temperature(site, at);
        double dew = raining(site, at) ? air - 0.8 : Math.min(air, season.meanTemperature(at) - 11);
        return Math.max(5, Math.min(100, 100 * pressureOf(dew) / pressureOf(air)));
    }

    /** hPa at station height. */
    public double pressure() {
        return 1008 + barometer.value();
    }

    /** m/s, 10-minute mean. */
    public double windSpeed() {
        return Math.min(40, meanWind * StrictMath.exp(windLog.value()));
    }

    /** Degrees from north from which it blows, 0 … 360. */
    public double windDirection() {
        double degrees = (windFrom + turn.value()) % 360;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** mm that fell at the site between two instants. */
    public double rain(String site, Instant from, Instant to) {
        return rainfall.between(site, from, to);
    }

    /** Reference evapotranspiration between two instants of one day, mm. */
    public double reference(String site, Instant from, Instant to) {
        double reached = season.reached(to) - season.reached(from);
        return Math.max(0, reached) * season.reference(from) * (covered(site, to) ? CLOUDED : 1);
    }

    /** W/m². */
    public double radiation(String site, Instant at) {
        return season.radiation(at) * (covered(site, at) ? CLOUDED : 1);
    }

    /** Smallest temperature that a forecaster would name for the next 24 h, °C. */
    public double forecastMinimum(Instant at) {
        return season.meanTemperature(at) - season.swing() + warmth.value();
    }

    public Season season() {
        return season;
    }

    private boolean raining(String site, Instant at) {
        return rain(site, at.minus(Duration.ofMinutes(5)), at) > 0;
    }

    private boolean covered(String site, Instant at) {
        return rainfall.covers(site, at);
    }

    private static double pressureOf(double celsius) {
        return StrictMath.exp(17.62 * celsius / (243.12 + celsius));
    }
}
