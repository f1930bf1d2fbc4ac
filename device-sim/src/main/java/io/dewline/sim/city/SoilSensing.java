package io.dewline.sim.city;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.Season;
import io.dewline.sim.physics.SoilProbe;
import io.dewline.sim.physics.SoilZone;
import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A soil probe in a bed. */
final class SoilSensing implements Sensing {
    private final SoilZone zone;
    private final Season season;
    private final SoilProbe probe;
    private final Dice dice;
    private @Nullable Instant first;

    SoilSensing(SoilZone zone, Season season, Dice dice) {
        this.zone = zone;
        this.season = season;
        this.dice = dice;
        probe = new SoilProbe(dice);
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        double theta = probe.read(zone.apparent(), season.hour(at), age(at));
        reading.put(Quantity.SOIL_MOISTURE, theta)
                .put(Quantity.SOIL_TEMPERATURE, zone.temperature() + dice.normal(0, 0.05))
                .put(Quantity.SOIL_EC, 1800 * theta + dice.normal(0, 4))
                .put(Quantity.SOIL_SUCTION, zone.suction())
                .put(Quantity.BATTERY_VOLTAGE, 3.58 + dice.normal(0, 0.005));
    }

    /** Days since it was dug in, which is when it said something first. */
    private double age(Instant at) {
        Instant begun = first == null ? at : first;
        first = begun;
        return Duration.between(begun, at).toMillis() / 86_400_000.0;
    }
}
