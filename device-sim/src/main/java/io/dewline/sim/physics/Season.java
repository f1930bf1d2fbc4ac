package io.dewline.sim.physics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What the date and the hour alone say about the weather of the North China plain. */
public final class Season {
    private final ZoneId zone;
    private final double warmer;

    public Season(ZoneId zone) {
        this(zone, 0);
    }

    /** @param warmer than usual by so much, K */
    public Season(ZoneId zone, double warmer) {
        this.zone = zone;
        this.warmer = warmer;
    }

    /** Local time of day, 0 … 24. */
    public double hour(Instant at) {
        return at.atZone(zone).toLocalTime().toSecondOfDay() / 3600.0;
    }

    /** Mean air temperature of the day, °C: 27 in July, −3 in January. */
    public double meanTemperature(Instant at) {
        return 12 + warmer + 15 * yearly(at, 110);
    }

    /** Half the daily range, K. */
    public double swing() {
        return 6;
    }

    /** Air temperature of the clear day at this hour, °C; warmest at 15:00. */
    public double temperature(Instant at) {
        return meanTemperature(at) + swing() * StrictMath.cos(2 * StrictMath.PI * (hour(at) - 15) / 24);
    }

    /** Clear-sky radiation, W/m². */
    public double radiation(Instant at) {
        double part = (hour(at) - sunrise(at)) / dayLength(at);
        return part <= 0 || part >= 1 ? 0 : (700 + 220 * yearly(at, 82)) * StrictMath.sin(StrictMath.PI * part);
    }

    /** Saturday and Sunday are free, and so is what lies outside 07:00 to 17:00. */
    public boolean working(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return local.getDayOfWeek().getValue() <= 5 && local.getHour() >= 7 && local.getHour() < 17;
    }

    public ZoneId zone() {
        return zone;
    }

    private double dayLength(Instant at) {
        return 12.2 + 2.8 * yearly(at, 80);
    }

    private double sunrise(Instant at) {
        return 12.2 - dayLength(at) / 2;
    }

    /** A yearly sine that rises through zero on the given day. */
    private double yearly(Instant at, int zeroDay) {
        return StrictMath.sin(2 * StrictMath.PI * (at.atZone(zone).getDayOfYear() - zeroDay) / 365.25);
    }
}
