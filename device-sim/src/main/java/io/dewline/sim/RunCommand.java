package io.dewline.sim;

import io.dewline.sim.city.Beginning;
import io.dewline.sim.city.City;
import io.dewline.sim.city.CityListener;
import io.dewline.sim.city.CityOptions;
import io.dewline.sim.city.Rehearsal;
import io.dewline.sim.control.Control;
import io.dewline.sim.replay.WeatherReader;
import io.dewline.sim.scenario.Play;
import io.dewline.sim.scenario.Script;
import io.dewline.sim.truth.Truth;
import io.dewline.sim.truth.TruthFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code device-sim run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Plays a scenario, to a broker or into a file, and writes down the truth behind it.")
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the messages to this file, one a line, instead of publishing them.")
    private @Nullable Path out;

    @Option(names = "--truth", paramLabel = "FILE", description = "Write the truth to this file (JSON lines).")
    private @Nullable Path truth;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Same seed, same bytes (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "Recorded weather in place of chance: a YAML list of sources as replay takes it; moved by"
                    + " whole days so that it begins within the day before the city does.")
    private @Nullable Path weather;

    @Option(
            names = "--start-now",
            description = "Begin at the machine's time and not at the scenario's: for Dewline with clock: wall.")
    private boolean startNow;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "Simulated seconds in a real second; not with --out (default ${DEFAULT-VALUE}).")
    private double speed = 60;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = Durations.class,
            description = "End after this simulated time; without it, the scenario's.")
    private @Nullable Duration duration;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "" + CityOptions.CONNECTIONS,
            description = "Most MQTT connections (default ${DEFAULT-VALUE}).")
    private int connections = CityOptions.CONNECTIONS;

    @Option(
            names = "--control",
            paramLabel = "PORT",
            description = "Open the control page on this port of the loopback address; 0 takes any free one.")
    private @Nullable Integer control;

    @Override
    public Integer call() throws Exception {
        Play play = scenario.play();
        Instant start = startNow
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : play.scenario().start();
        if (weather != null) {
            play = play.following(WeatherReader.read(weather, start));
        }
        Beginning beginning = new Beginning(seed, start);
        Duration length = duration == null ? play.duration() : duration;
        if (truth == null) {
            return play(play, beginning, length, Truth.NONE);
        }
        try (TruthFile file = new TruthFile(Files.newBufferedWriter(truth))) {
            file.run(play.scenario().name(), seed, start);
            int code = play(play, beginning, length, file);
            file.end(start.plus(length));
            return code;
        }
    }

    private int play(Play play, Beginning beginning, Duration length, Truth taken) throws Exception {
        PrintWriter told = spec.commandLine().getOut();
        told.println(play.expect().en());
        told.println(play.expect().zh());
        if (out == null) {
            return live(play, beginning, length, taken);
        }
        try (Script script = new Script(Files.newBufferedWriter(out))) {
            Rehearsal.play(play.cast(), play.scenario(), beginning, length, script::take, taken);
            told.printf("%,d messages written to %s%n", script.messages(), out);
        }
        return 0;
    }

    private int live(Play play, Beginning beginning, Duration length, Truth taken) throws Exception {
        PrintWriter told = spec.commandLine().getOut();
        AtomicReference<@Nullable Control> page = new AtomicReference<>();
        CityListener listener = (at, topic, payload) -> {
            Control open = page.get();
            if (open != null) {
                open.published(topic, payload);
            }
        };
        City city = City.open(play.cast(), options(play, beginning, length), listener, taken);
        try (city) {
            if (control != null) {
                Control open = Control.open(city, play.scenario().name(), control);
                page.set(open);
                told.printf("control · 控制页: http://127.0.0.1:%d/%n", open.port());
            }
            told.printf(
                    "%s: %d devices on %d connections, from %s at %s times real time%n",
                    play.scenario().name(), city.devices(), city.connections(), city.now(), String.valueOf(speed));
            city.start();
            Progress.follow(city, told);
        } finally {
            Control open = page.get();
            if (open != null) {
                open.close();
            }
        }
        told.printf(
                "ended at %s: published %,d, acknowledged %,d%n", city.now(), city.published(), city.acknowledged());
        return city.published() == city.acknowledged() ? 0 : 1;
    }

    private CityOptions options(Play play, Beginning beginning, Duration length) throws Exception {
        try {
            return new CityOptions(
                    Path.of(""),
                    broker.broker(System.getenv()),
                    play.scenario(),
                    beginning.seed(),
                    beginning.start(),
                    speed,
                    length,
                    connections,
                    "sim-");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
