package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The weather that all sites share, and the storms that not all of them get; made by chance, or measured once. */
public final class Sky {
    private static final double HOUR = 3600;
    private static final double CLOUDED = 0.3;
    private static final Duration PART = Duration.ofMinutes(10);

    private final Season season;
    private final Rainfall rainfall;
    private final Drift warmth;
    private final Drift barometer;
    private final Drift windLog;
    private final Drift turn;
    private final double meanWind;
    private final double windFrom;
    private double damper;
    private double gale;
    private Instant now = Instant.MIN;
    private @Nullable WeatherSeries series;

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

    /** Air damper than usual: dew point higher by so much from now on, K. */
    public void damper(double kelvin) {
        damper = kelvin;
    }

    /** Wind that a storm adds from now on, m/s. */
    public void gale(double added) {
        gale = added;
    }

    /** From now on what was measured takes the place of chance wherever it is known. */
    public void follow(WeatherSeries measured) {
        series = measured;
    }

    /** Lets time pass up to an instant. */
    public void step(Instant to, double seconds) {
        now = to;
        step(seconds);
    }

    public void step(double seconds) {
        warmth.step(seconds);
        barometer.step(seconds);
        windLog.step(seconds);
        turn.step(seconds);
    }

    /** °C at the site. */
    public double temperature(String site, Instant at) {
        OptionalDouble measured = measured("temperature", at);
        return measured.isPresent()
                ? measured.getAsDouble()
                : season.temperature(at) + warmth.value() - (raining(site, at) ? 4 : 0);
    }

    /** Relative humidity, %, from a dew point that the rain raises (Magnus formula). */
    public double humidity(String site, Instant at) {
        OptionalDouble measured = measured("humidity", at);
        if (measured.isPresent()) {
            return Math.max(0, Math.min(100, measured.getAsDouble()));
        }
        double air = temperature(site, at);
        double dew = raining(site, at) ? air - 0.8 : Math.min(air, season.meanTemperature(at) - 11 + damper);
        return Math.max(5, Math.min(100, 100 * pressureOf(dew) / pressureOf(air)));
    }

    /** hPa at station height. */
    public double pressure() {
        return measured("pressure", now).orElseGet(() -> 1008 + barometer.value());
    }

    /** m/s, 10-minute mean. */
    public double windSpeed() {
        double blowing = measured("wind_speed", now).orElseGet(() -> meanWind * StrictMath.exp(windLog.value()));
        return Math.min(40, Math.max(0, blowing) + gale);
    }

    /** Degrees from north from which it blows, 0 … 360. */
    public double windDirection() {
        double degrees = measured("wind_direction", now).orElseGet(() -> windFrom + turn.value()) % 360;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** mm that fell at the site between two instants: what was measured falls everywhere, with the storms on top. */
    public double rain(String site, Instant from, Instant to) {
        double fallen = rainfall.between(site, from, to);
        return series == null ? fallen : fallen + series.rain(from, to);
    }

    /** Reference evapotranspiration between two instants, mm: Penman and Monteith in parts of ten minutes. */
    public double reference(String site, Instant from, Instant to) {
        double sum = 0;
        for (Instant begin = from; begin.isBefore(to); ) {
            Instant end = begin.plus(PART).isBefore(to) ? begin.plus(PART) : to;
            long millis = Duration.between(begin, end).toMillis();
            sum += rate(site, begin.plusMillis(millis / 2)) * millis / (1000 * HOUR);
            begin = end;
        }
        return sum;
    }

    /** W/m². */
    public double radiation(String site, Instant at) {
        OptionalDouble measured = measured("solar_radiation", at);
        return measured.isPresent()
                ? Math.max(0, measured.getAsDouble())
                : season.radiation(at) * Math.min(rainfall.clearness(at), covered(site, at) ? CLOUDED : 1);
    }

    /** Smallest temperature that a forecaster would name for the next 24 h, °C. */
    public double forecastMinimum(Instant at) {
        double least = season.meanTemperature(at) - season.swing() + warmth.value();
        for (int hour = 0; series != null && hour < 24; hour++) {
            OptionalDouble measured = measured("temperature", at.plus(Duration.ofHours(hour)));
            if (measured.isPresent()) {
                least = hour == 0 ? measured.getAsDouble() : Math.min(least, measured.getAsDouble());
            }
        }
        return least;
    }

    public Season season() {
        return season;
    }

    /** ET0 at an instant, mm/h. */
    private double rate(String site, Instant at) {
        double radiation = radiation(site, at);
        if (radiation <= 0) {
            return 0;
        }
        double clear = Math.max(1, season.radiation(at));
        return Penman.hourly(
                temperature(site, at), humidity(site, at), windSpeed(), pressure(), radiation, radiation / clear);
    }

    private OptionalDouble measured(String quantity, Instant at) {
        return series == null ? OptionalDouble.empty() : series.value(quantity, at);
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
