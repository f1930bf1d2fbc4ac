package io.dewline.sim.city;

import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A magnetic valve with a water meter. */
final class Valve implements Machine {
    private final Actuator actuator = new Actuator();
    private final double flow;

    /** @param flow L/min while open */
    Valve(double flow) {
        this.flow = flow;
    }

    @Override
    public Actuator actuator() {
        return actuator;
    }

    @Override
    public String obstacle() {
        return "";
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        boolean open = actuator.running();
        reading.put(Quantity.RUNNING, open ? 1 : 0)
                .put(Quantity.FLOW, open ? flow : 0)
                .put(Quantity.VOLUME, flow * actuator.ran(at).toMillis() / 60_000.0);
    }
}
