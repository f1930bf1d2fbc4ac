package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** Values times a factor: now and then (a spike) or always (another unit). */
final class Scaled implements Trouble {
    private final Fault.Settings with;
    private final boolean always;
    private final Dice dice;

    Scaled(Fault.Settings with, boolean always, Dice dice) {
        this.with = with;
        this.always = always;
        this.dice = dice;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        String hit = Hit.quantity(with.quantity(), reading);
        if ((always || dice.uniform() < with.share()) && !Double.isNaN(reading.value(hit))) {
            Hit.put(reading, hit, reading.value(hit) * with.by());
        }
    }
}
