package io.dewline.sim.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One telemetry object: section 2 of the wire format. */
public final class Telemetry {
    private static final int ALL_DIGITS = 9;

    private record Value(double number, int decimals) {}

    private final long seq;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private Instant at;
    private String fate = Publication.Reading.SOUND;

    public Telemetry(Instant at, long seq) {
        this.at = at;
        this.seq = seq;
    }

    /** A simulated value, kept inside what the quantity can plausibly be and rounded as a sensor rounds. */
    public Telemetry put(Quantity quantity, double value) {
        values.put(quantity.text(), new Value(quantity.shown(value), quantity.decimals()));
        return this;
    }

    /** A value as it is in a recording, with all its digits, or as a broken sensor shows it. */
    public Telemetry putRaw(String quantity, double value) {
        values.put(quantity, new Value(value, ALL_DIGITS));
        return this;
    }

    /** The value so far, as it will be shown; NaN if there is none. */
    public double value(String quantity) {
        Value value = values.get(quantity);
        return value == null ? Double.NaN : Double.parseDouble(Json.number(value.number(), value.decimals()));
    }

    /** The quantity that was put in first; "" if there is none. */
    public String first() {
        return values.isEmpty() ? "" : values.keySet().iterator().next();
    }

    public Instant at() {
        return at;
    }

    /** Another time of measurement. */
    public void at(Instant other) {
        at = other;
    }

    /** Says what was done to it on purpose; the first word stays. */
    public void fate(String word) {
        if (fate.isEmpty()) {
            fate = word;
        }
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public String json(boolean simulated) {
        Json head = new Json().member("at", at.toString()).member("seq", seq);
        Json inner = new Json();
        values.forEach((quantity, value) -> inner.member(quantity, value.number(), value.decimals()));
        head.member("values", inner);
        if (simulated) {
            head.member("simulated", true);
        }
        return head.end();
    }

    /** As a device says it now. */
    public Publication publication(String site, String device, Instant now) {
        return new Publication(
                device,
                now,
                Topics.telemetry(site, device),
                json(true),
                false,
                new Publication.Reading(device, at, seq, first(), fate));
    }
}
