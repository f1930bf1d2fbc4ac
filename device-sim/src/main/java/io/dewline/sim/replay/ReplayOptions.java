package io.dewline.sim.replay;

import io.dewline.sim.mqtt.Broker;
import java.time.Duration;
import java.util.List;

/**
 * How recordings are played.
 *
 * @param speed recorded seconds in a real second; infinite: as fast as the broker takes it
 * @param rounds how often all is played; each round goes on where the one before ended
 * @param shiftToNow whether the first row gets the present time and all others keep their distance from it
 * @param simulated whether readings say that they do not come from a real sensor
 * @param window most unacknowledged publishes
 * @param patience how long to wait for a broker that is away, and for the last acknowledgements
 */
public record ReplayOptions(
        List<Source> sources,
        Broker broker,
        double speed,
        int rounds,
        boolean shiftToNow,
        boolean simulated,
        int window,
        Duration patience) {
    public ReplayOptions {
        sources = List.copyOf(sources);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed " + speed + ": must be above 0");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds " + rounds + ": must be at least 1");
        }
        if (window < 1) {
            throw new IllegalArgumentException("window " + window + ": must be at least 1");
        }
    }
}
