package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Telemetry;
import java.time.Duration;
import java.time.Instant;

/** Single stamps from the future. */
final class FutureStamp implements Trouble {
    private final Duration shift;
    private final double share;
    private final Dice dice;

    FutureStamp(Duration shift, double share, Dice dice) {
        this.shift = shift;
        this.share = share;
        this.dice = dice;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        if (dice.uniform() < share) {
            reading.at(reading.at().plus(shift));
            reading.fate(WrongClock.FATE);
        }
    }
}
