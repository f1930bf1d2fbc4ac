package io.dewline.sim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that come with the simulator. */
public final class Shipped {
    /** In the order in which they are listed. */
    public static final List<String> NAMES = List.of(
            "ordinary-day",
            "drought-week",
            "cloudburst",
            "spring-thaw",
            "dust-storm",
            "haze",
            "night-works",
            "foggy-morning",
            "dead-gateway",
            "flaky-network",
            "garbage",
            "wrong-clocks",
            "sick-probes",
            "clogged-garden",
            "blocked-inlet",
            "washed-monitor",
            "broken-pumps",
            "leak-and-strangers",
            "stuck-machines",
            "watered-roads");

    private Shipped() {}

    /** The scenario of that name. */
    public static Optional<Play> named(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ScenarioReader.read(name, name + ".yaml", text(name), city()));
        } catch (ScenarioException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The scenario as it is written. */
    public static String text(String name) {
        return resource("shipped/" + name + ".yaml");
    }

    /** The city of deploy/config/sites.yaml, which scenarios without a cast of their own play in. */
    public static String city() {
        return resource("sites.yaml");
    }

    private static String resource(String path) {
        try (InputStream in = Shipped.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
