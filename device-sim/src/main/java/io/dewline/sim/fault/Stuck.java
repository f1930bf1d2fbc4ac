package io.dewline.sim.fault;

import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A value that does not move any more. */
final class Stuck implements Trouble {
    private final String quantity;
    private double value = Double.NaN;

    Stuck(String quantity) {
        this.quantity = quantity;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        String hit = Hit.quantity(quantity, reading);
        if (Double.isNaN(value)) {
            value = reading.value(hit);
        } else if (!Double.isNaN(reading.value(hit))) {
            reading.putRaw(hit, value);
        }
    }
}
