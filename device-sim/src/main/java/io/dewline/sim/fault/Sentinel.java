package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A number that means "no value" to who built the sensor and to nobody else. */
final class Sentinel implements Trouble {
    private final Fault.Settings with;
    private final Dice dice;

    Sentinel(Fault.Settings with, Dice dice) {
        this.with = with;
        this.dice = dice;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        String hit = Hit.quantity(with.quantity(), reading);
        if (dice.uniform() < with.share() && !Double.isNaN(reading.value(hit))) {
            Hit.put(reading, hit, with.by());
        }
    }
}
