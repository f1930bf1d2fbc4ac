package io.dewline.sim.fault;

import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Telemetry;
import java.time.Duration;
import java.time.Instant;

/** A battery that runs down, and the silence afterwards. */
final class DyingBattery implements Trouble {
    private static final double FULL = 3.6;
    private static final double EMPTY = 2.4;

    private final Instant begun;
    private final Duration lasting;

    DyingBattery(Instant begun, Duration lasting) {
        this.begun = begun;
        this.lasting = lasting;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        if (!Double.isNaN(reading.value("battery_voltage"))) {
            double volts = EMPTY + (FULL - EMPTY) * Math.max(0, 1 - used(now));
            reading.putRaw("battery_voltage", StrictMath.rint(100 * volts) / 100);
        }
    }

    @Override
    public void carry(Publication said, Road road) {
        if (used(said.at()) < 1) {
            road.send(said);
        }
    }

    private double used(Instant now) {
        return Duration.between(begun, now).toMillis() / (double) Math.max(1, lasting.toMillis());
    }
}
