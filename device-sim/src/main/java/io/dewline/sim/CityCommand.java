package io.dewline.sim;

import io.dewline.sim.city.City;
import io.dewline.sim.city.CityOptions;
import io.dewline.sim.city.Scenario;
import io.dewline.sim.replay.WeatherReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code device-sim city}. */
@Command(
        name = "city",
        mixinStandardHelpOptions = true,
        description = "Simulates every device of a sites.yaml; actuators obey commands and change what sensors see.")
final class CityCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--sites",
            paramLabel = "FILE",
            required = true,
            description = "The registry whose devices are simulated.")
    private Path sites = Path.of("");

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "Recorded weather in place of chance: a YAML list of sources as replay takes it; moved by"
                    + " whole days so that it begins within the day before the city does.")
    private @Nullable Path weather;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "demo",
            description = "demo: everything happens once within five hours; everyday: as the season brings it"
                    + " (default ${DEFAULT-VALUE}).")
    private String scenario = "demo";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Same seed, same readings (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Simulated time of the beginning, RFC 3339 with offset, or now; without it the scenario's.")
    private @Nullable String start;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Simulated seconds in a real second (default ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = Durations.class,
            description = "Simulated time after which it ends, as 5h or 2d; without it, it goes on.")
    private @Nullable Duration duration;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "" + CityOptions.CONNECTIONS,
            description = "Most MQTT connections. With fewer than devices, each carries several and the last will of"
                    + " the first of them only (default ${DEFAULT-VALUE}).")
    private int connections = CityOptions.CONNECTIONS;

    @Option(
            names = "--client-prefix",
            paramLabel = "TEXT",
            defaultValue = "sim-",
            description = "Begins every MQTT client id (default ${DEFAULT-VALUE}).")
    private String clientPrefix = "sim-";

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        City city = City.open(options(), (at, topic, payload) -> {});
        Thread goodbye = new Thread(city::close, "city-goodbye");
        Runtime.getRuntime().addShutdownHook(goodbye);
        try (city) {
            for (String stranger : city.strangers()) {
                out.println("not simulated, unknown kind: " + stranger);
            }
            out.printf(
                    "city of %d devices on %d connections, from %s at %s times real time%n",
                    city.devices(), city.connections(), city.now(), String.valueOf(speed));
            city.start();
            Progress.follow(city, out);
        }
        unhook(goodbye);
        out.printf(
                "ended at %s: published %,d, acknowledged %,d%n",
                city.now().truncatedTo(ChronoUnit.SECONDS), city.published(), city.acknowledged());
        return city.published() == city.acknowledged() ? 0 : 1;
    }

    private static void unhook(Thread goodbye) {
        try {
            Runtime.getRuntime().removeShutdownHook(goodbye);
        } catch (IllegalStateException e) {
            // The machine is going down already and the hook has done its work.
        }
    }

    private CityOptions options() throws Exception {
        Scenario chosen = Scenario.named(scenario)
                .orElseThrow(() -> usage("--scenario " + scenario + ": known are " + Scenario.known()));
        Instant from = instant(chosen);
        try {
            return new CityOptions(
                    sites,
                    broker.broker(System.getenv()),
                    weather == null ? chosen : chosen.following(WeatherReader.read(weather, from)),
                    seed,
                    from,
                    speed,
                    duration,
                    connections,
                    clientPrefix);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private Instant instant(Scenario chosen) {
        if (start == null) {
            return chosen.start();
        }
        try {
            return start.equals("now")
                    ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                    : OffsetDateTime.parse(start).toInstant();
        } catch (DateTimeException e) {
            throw usage("--start " + start + ": expected a time with offset such as 2026-07-01T06:00:00+08:00, or now");
        }
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
