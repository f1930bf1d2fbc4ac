package io.dewline.sim.city;

import java.time.Instant;

/**
 * Something that goes out over MQTT.
 *
 * @param sender id of the device, or {@link #AGENCY} for facts
 * @param at simulated time
 */
record Publication(String sender, Instant at, String topic, String payload, boolean retained) {
    /** Who tells the facts. */
    static final String AGENCY = "";
}
