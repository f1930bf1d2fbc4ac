package io.dewline.sim.city;

import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A magnetic valve with a water meter. */
final class Valve implements Machine {
    private final Actuator actuator = new Actuator();
    private final Outflow outflow = new Outflow(actuator);
    private final double flow;
    private double leak;
    private double leaked;

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
    public void fail(Failure how, Instant now) {
        outflow.fail(how, now);
    }

    /** Flows from now on whether it is open or not, L/min. */
    void leak(double litres) {
        leak = litres;
    }

    /** Whether water flows that nobody asked for. */
    boolean leaking() {
        return leak > 0 || (outflow.flowing() && !actuator.running());
    }

    /** Litres that leaked in so many seconds. */
    double takeLeak(double seconds) {
        double lost = leak * seconds / 60;
        leaked += lost;
        return lost;
    }

    @Override
    public double takeSeconds(Instant now) {
        return outflow.takeSeconds(now);
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        reading.put(Quantity.RUNNING, outflow.open() ? 1 : 0)
                .put(Quantity.FLOW, leak + (outflow.flowing() ? flow : 0))
                .put(Quantity.VOLUME, leaked + flow * outflow.flowed(at).toMillis() / 60_000.0);
    }
}
