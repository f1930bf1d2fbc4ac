package io.dewline.sim.fault;

import io.dewline.sim.wire.Telemetry;
import java.time.Duration;
import java.time.Instant;

/** A value that leaves the truth a little more every day. */
final class Drifting implements Trouble {
    private final Fault.Settings with;
    private final Instant begun;

    Drifting(Fault.Settings with, Instant begun) {
        this.with = with;
        this.begun = begun;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        String hit = Hit.quantity(with.quantity(), reading);
        double value = reading.value(hit);
        if (!Double.isNaN(value)) {
            double off = with.by() * Duration.between(begun, now).toMillis() / 86_400_000.0;
            // A sensor has only so many steps: more digits than it shows would betray the drift.
            Hit.put(reading, hit, StrictMath.rint((value + off) * 1000) / 1000);
        }
    }
}
