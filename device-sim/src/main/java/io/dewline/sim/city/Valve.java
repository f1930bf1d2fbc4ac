package io.dewline.sim.city;

import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A magnetic valve with a water meter. */
final class Valve implements Machine {
    private final Actuator actuator = new Actuator();
    private final double flow;
    private boolean failed;
    private double leak;
    private double leaked;
    private double missed;

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
    public void fail(boolean on) {
        failed = on;
    }

    /** Flows from now on whether it is open or not, L/min. */
    void leak(double litres) {
        leak = litres;
    }

    boolean leaking() {
        return leak > 0;
    }

    /** Litres that leaked in so many seconds. */
    double takeLeak(double seconds) {
        double lost = leak * seconds / 60;
        leaked += lost;
        return lost;
    }

    @Override
    public double takeSeconds(Instant now) {
        double seconds = actuator.takeSeconds(now);
        if (!failed) {
            return seconds;
        }
        missed += seconds;
        return 0;
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        boolean open = actuator.running();
        reading.put(Quantity.RUNNING, open ? 1 : 0)
                .put(Quantity.FLOW, leak + (open && !failed ? flow : 0))
                .put(Quantity.VOLUME, leaked + flow * (actuator.ran(at).toMillis() / 60_000.0 - missed / 60));
    }
}
