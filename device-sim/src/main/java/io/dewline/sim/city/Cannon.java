package io.dewline.sim.city;

import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A fog cannon on a tank that the mains fill while it rests. */
final class Cannon implements Machine {
    private static final double TANK = 6_000;
    private static final double USE = 80;
    private static final double REFILL = 25;
    private static final double CURRENT = 41.5;

    private final Actuator actuator = new Actuator();
    private double litres = TANK;
    private boolean failed;

    @Override
    public Actuator actuator() {
        return actuator;
    }

    @Override
    public String obstacle() {
        return litres < USE ? "tank empty" : "";
    }

    @Override
    public void fail(boolean on) {
        failed = on;
    }

    @Override
    public double takeSeconds(Instant now) {
        double seconds = actuator.takeSeconds(now);
        return failed ? 0 : seconds;
    }

    /** Water of a time step; false if the tank ran dry in it. */
    boolean step(double seconds, double sprayedSeconds) {
        litres -= USE * sprayedSeconds / 60;
        litres = Math.min(TANK, litres + REFILL * (seconds - sprayedSeconds) / 60);
        if (litres > 0) {
            return true;
        }
        litres = 0;
        return false;
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        reading.put(Quantity.RUNNING, actuator.running() ? 1 : 0)
                .put(Quantity.CURRENT, actuator.running() && !failed ? CURRENT : 0)
                .put(Quantity.TANK_LEVEL, 100 * litres / TANK);
    }
}
