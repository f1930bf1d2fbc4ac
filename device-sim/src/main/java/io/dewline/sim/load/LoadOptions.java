package io.dewline.sim.load;

import io.dewline.sim.mqtt.Broker;
import java.time.Duration;

/**
 * A load.
 *
 * @param rate messages a second, all devices together
 * @param readings in each message
 * @param connections MQTT connections; each device stays on one
 * @param window most unacknowledged messages of a connection; the broker may lower it
 * @param sink whether the load also listens, and counts what arrives
 */
public record LoadOptions(
        Broker broker,
        Fleet fleet,
        double rate,
        Duration duration,
        int readings,
        int connections,
        int window,
        boolean sink) {
    private static final int MOST_READINGS = 1000;

    public LoadOptions {
        if (connections < 1 || window < 1) {
            throw new IllegalArgumentException("connections and window must be at least 1");
        }
        if (readings < 1 || readings > MOST_READINGS) {
            throw new IllegalArgumentException("readings in a message must be 1 to " + MOST_READINGS);
        }
        if (!(rate > 0) || duration.isZero()) {
            throw new IllegalArgumentException("rate and duration must be above 0");
        }
        if (rate * readings > 1000.0 * fleet.devices()) {
            throw new IllegalArgumentException(
                    "a device cannot measure more than once a millisecond: take more devices or a lower rate");
        }
    }

    /** One reading a message, one connection, nobody listening. */
    public static LoadOptions plain(Broker broker, Fleet fleet, double rate, Duration duration) {
        return new LoadOptions(broker, fleet, rate, duration, 1, 1, 1000, false);
    }

    /** How many messages that makes. */
    public long messages() {
        return Math.round(rate * duration.toMillis() / 1000.0);
    }
}
