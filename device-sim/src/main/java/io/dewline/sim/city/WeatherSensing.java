package io.dewline.sim.city;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A weather station; its gauge counts tips of 0.1 mm. */
final class WeatherSensing implements Sensing {
    private final Sky sky;
    private final String site;
    private final Dice dice;
    private Instant since;
    private double untipped;

    WeatherSensing(Sky sky, String site, Instant since, Dice dice) {
        this.sky = sky;
        this.site = site;
        this.since = since;
        this.dice = dice;
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        untipped += sky.rain(site, since, at);
        since = at;
        double tipped = Math.floor(10 * untipped) / 10;
        untipped -= tipped;
        reading.put(Quantity.TEMPERATURE, sky.temperature(site, at) + dice.normal(0, 0.1))
                .put(Quantity.HUMIDITY, sky.humidity(site, at) + dice.normal(0, 0.5))
                .put(Quantity.PRESSURE, sky.pressure())
                .put(Quantity.WIND_SPEED, Math.max(0, sky.windSpeed() + dice.normal(0, 0.1)))
                .put(Quantity.WIND_DIRECTION, sky.windDirection())
                .put(Quantity.RAIN, tipped)
                .put(Quantity.SOLAR_RADIATION, sky.radiation(site, at));
    }
}
