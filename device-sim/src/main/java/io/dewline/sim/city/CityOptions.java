package io.dewline.sim.city;

import io.dewline.sim.mqtt.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a city is simulated.
 *
 * @param sites the registry, sites.yaml
 * @param seed same seed, scenario and start: same bytes
 * @param start simulated time of the beginning
 * @param speed simulated seconds in a real second
 * @param duration simulated time after which it ends; absent: it goes on
 * @param connections most MQTT connections; with fewer than devices each carries several, and the last will of its
 *     first one only
 * @param clientPrefix begins every MQTT client id
 */
public record CityOptions(
        Path sites,
        Broker broker,
        Scenario scenario,
        long seed,
        Instant start,
        double speed,
        @Nullable Duration duration,
        int connections,
        String clientPrefix) {
    /** One connection for each device up to this many. */
    public static final int CONNECTIONS = 64;

    public CityOptions {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed " + speed + ": must be above 0");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections " + connections + ": must be at least 1");
        }
    }

    /** The demo scenario from its own start, until it is closed. */
    public static CityOptions demo(Path sites, Broker broker, double speed) {
        Scenario demo = Scenario.demo();
        return new CityOptions(sites, broker, demo, 1, demo.start(), speed, null, CONNECTIONS, "sim-");
    }
}
