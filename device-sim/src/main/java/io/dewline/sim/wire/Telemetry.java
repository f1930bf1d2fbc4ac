package io.dewline.sim.wire;

import java.time.Instant;

/** One telemetry object: section 2 of the wire format. */
public final class Telemetry {
    private final Json head = new Json();
    private final Json values = new Json();
    private boolean empty = true;

    public Telemetry(Instant at, long seq) {
        head.member("at", at.toString()).member("seq", seq);
    }

    /** A simulated value, kept inside what the quantity can plausibly be and rounded as a sensor rounds. */
    public Telemetry put(Quantity quantity, double value) {
        values.member(quantity.text(), quantity.shown(value), quantity.decimals());
        empty = false;
        return this;
    }

    /** A value as it is in a recording, with all its digits. */
    public Telemetry putRaw(String quantity, double value) {
        values.member(quantity, value, 9);
        empty = false;
        return this;
    }

    public boolean isEmpty() {
        return empty;
    }

    public String json(boolean simulated) {
        head.member("values", values);
        if (simulated) {
            head.member("simulated", true);
        }
        return head.end();
    }
}
