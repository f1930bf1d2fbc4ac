package io.dewline.sim.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes out over MQTT.
 *
 * @param sender id of the device whose connection it takes, or {@link #AGENCY} for facts
 * @param at simulated time of sending
 * @param reading what it carries; absent if it is no telemetry
 */
public record Publication(
        String sender, Instant at, String topic, String payload, boolean retained, @Nullable Reading reading) {
    /** Who tells the facts. */
    public static final String AGENCY = "";

    /**
     * A reading as its device numbers it.
     *
     * @param at when it says that it was measured
     * @param quantity the first that it carries
     * @param fate {@link #SOUND} or what was done to it on purpose
     */
    public record Reading(String device, Instant at, long seq, String quantity, String fate) {
        /** Nothing was done to it: it must be stored once. */
        public static final String SOUND = "";
    }

    public static Publication of(String sender, Instant at, String topic, String payload, boolean retained) {
        return new Publication(sender, at, topic, payload, retained, null);
    }

    /** The same at another time. */
    public Publication later(Instant time) {
        return new Publication(sender, time, topic, payload, retained, reading);
    }

    /** The same with another payload and what that means for the reading. */
    public Publication spoilt(String other, String fate) {
        Reading said = reading;
        return new Publication(
                sender,
                at,
                topic,
                other,
                retained,
                said == null ? null : new Reading(said.device(), said.at(), said.seq(), said.quantity(), fate));
    }
}
