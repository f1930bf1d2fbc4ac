package io.dewline.sim.city;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.RainGarden;
import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/** A level sensor with a probe in a rain garden; its noise floor is about two millimetres. */
final class GardenSensing implements Sensing {
    private final RainGarden garden;
    private final DoubleSupplier soilTemperature;
    private final Dice dice;

    GardenSensing(RainGarden garden, DoubleSupplier soilTemperature, Dice dice) {
        this.garden = garden;
        this.soilTemperature = soilTemperature;
        this.dice = dice;
    }

    RainGarden garden() {
        return garden;
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        double media = StrictMath.rint(1000 * (garden.media() + dice.normal(0, 0.0005))) / 1000;
        reading.put(Quantity.PONDING_LEVEL, Math.max(0, garden.level() + dice.normal(0, 2)))
                .put(Quantity.SOIL_MOISTURE, media)
                .put(Quantity.SOIL_TEMPERATURE, soilTemperature.getAsDouble() + dice.normal(0, 0.05))
                .put(Quantity.BATTERY_VOLTAGE, 3.55 + dice.normal(0, 0.005));
    }
}
