package io.dewline.sim.city;

import io.dewline.sim.physics.Tank;
import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A fog cannon on a tank that the mains fill while it rests. */
final class Cannon implements Machine {
    private static final double CAPACITY = 6_000;
    private static final double USE = 80;
    private static final double REFILL = 25;
    private static final double CURRENT = 41.5;

    private final Actuator actuator = new Actuator();
    private final Outflow outflow = new Outflow(actuator);
    private final Tank tank = new Tank(CAPACITY, REFILL);

    @Override
    public Actuator actuator() {
        return actuator;
    }

    @Override
    public String obstacle() {
        return tank.litres() < USE ? "tank empty" : "";
    }

    @Override
    public void fail(Failure how, Instant now) {
        outflow.fail(how, now);
    }

    @Override
    public double takeSeconds(Instant now) {
        double seconds = outflow.takeSeconds(now);
        return tank.litres() > 0 ? seconds : 0;
    }

    /** Whether water comes into its tank from now on. */
    void mains(boolean open) {
        tank.mains(open);
    }

    /** Water of a time step; false if the tank ran dry in it. */
    boolean step(double seconds, double sprayedSeconds) {
        return tank.step(seconds, USE * sprayedSeconds / 60, sprayedSeconds);
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        reading.put(Quantity.RUNNING, outflow.open() ? 1 : 0)
                .put(Quantity.CURRENT, outflow.flowing() && tank.litres() > 0 ? CURRENT : 0)
                .put(Quantity.TANK_LEVEL, tank.level());
    }
}
