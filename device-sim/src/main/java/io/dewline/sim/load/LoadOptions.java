package io.dewline.sim.load;

import io.dewline.sim.mqtt.Broker;
import java.time.Duration;
import java.util.List;

/**
 * A load.
 *
 * @param kind of the devices, as in the wire format
 * @param devices how many, with ids from prefix0 on
 * @param rate messages a second, all devices together
 * @param connections MQTT connections; each device stays on one
 * @param window most unacknowledged messages of a connection; the broker may lower it
 * @param simulated whether readings say that they do not come from a real sensor
 */
public record LoadOptions(
        Broker broker,
        String site,
        String prefix,
        String kind,
        int devices,
        double rate,
        Duration duration,
        int connections,
        int window,
        boolean simulated) {
    public LoadOptions {
        if (devices < 1 || connections < 1 || window < 1) {
            throw new IllegalArgumentException("devices, connections and window must be at least 1");
        }
        if (!(rate > 0) || duration.isZero()) {
            throw new IllegalArgumentException("rate and duration must be above 0");
        }
        if (rate > 1000.0 * devices) {
            throw new IllegalArgumentException(
                    "a device cannot measure more than once a millisecond: take more devices or a lower rate");
        }
        if (!Payloads.KINDS.containsKey(kind)) {
            throw new IllegalArgumentException(
                    "kind \"" + kind + "\": known are " + String.join(", ", List.copyOf(Payloads.KINDS.keySet())));
        }
    }

    /** How many messages that makes. */
    public long messages() {
        return Math.round(rate * duration.toMillis() / 1000.0);
    }
}
