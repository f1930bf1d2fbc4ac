package io.dewline.sim.city;

import java.time.Instant;

/** Hears what a city publishes, on the city's own thread. */
@FunctionalInterface
public interface CityListener {
    /**
     * One message has been handed to MQTT.
     *
     * @param at simulated time
     */
    void published(Instant at, String topic, String payload);
}
