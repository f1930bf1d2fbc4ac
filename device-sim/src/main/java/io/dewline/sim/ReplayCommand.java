package io.dewline.sim;

import io.dewline.sim.replay.Mapped;
import io.dewline.sim.replay.Recordings;
import io.dewline.sim.replay.Replay;
import io.dewline.sim.replay.ReplayOptions;
import io.dewline.sim.replay.ReplayResult;
import io.dewline.sim.replay.Source;
import io.dewline.sim.replay.SourcesReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code device-sim replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Plays recordings again: each row of a CSV file with a header becomes one telemetry message.",
            "Empty cells and NA mean no value; compass points such as NNW are taken for wind_direction.",
            "Exit code 0 only if every row could be read and was acknowledged."
        })
final class ReplayCommand implements Callable<Integer> {
    /** Either as fast as possible or at a pace. */
    static final class Pace {
        @Option(names = "--fast", description = "As fast as the broker takes it (default).")
        private boolean fast;

        @Option(names = "--speed", paramLabel = "X", description = "Recorded seconds in a real second.")
        private double speed = Double.POSITIVE_INFINITY;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A CSV file; or use --sources.")
    private @Nullable Path file;

    @Option(
            names = "--sources",
            paramLabel = "YAML",
            description = {
                "Several recordings, woven together by time. A file with",
                "sources:",
                "- file: a.csv",
                "  site: east-gate",
                "  device: dust-01",
                "  at: time",
                "  zone: +08:00",
                "  where: { station: North }",
                "  map: { pm10: PM_10, wind_speed: \"wind:0.2778\" }"
            })
    private @Nullable Path sources;

    @Option(names = "--set", paramLabel = "NAME", description = "A published recording by its name; --sets lists them.")
    private @Nullable String set;

    @Option(names = "--sets", description = "List the recordings that are known by name, and do nothing else.")
    private boolean sets;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "../shared/domain/data",
            description = "Where the files of --set lie (default ${DEFAULT-VALUE}).")
    private Path data = Path.of("../shared/domain/data");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Play all of it N times, each round going on where the one before ended"
                    + " (default ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(
            names = "--device",
            paramLabel = "ID",
            description = "Device; {column} in it stands for that column's text, so that one file feeds several.")
    private @Nullable String device;

    @Option(names = "--site", paramLabel = "ID", description = "Site of the device.")
    private @Nullable String site;

    @Option(names = "--at", paramLabel = "COLUMN", description = "Column with the time of measurement.")
    private @Nullable String at;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Offset or zone of times that name none, as +08:00 or Asia/Shanghai.")
    private @Nullable String zone;

    @Option(
            names = "--map",
            paramLabel = "QUANTITY=COLUMN[:FACTOR]",
            arity = "1..*",
            description = "Which column gives which quantity.")
    private List<String> map = new ArrayList<>();

    @Option(names = "--where", paramLabel = "COLUMN=TEXT", description = "Only rows with this text in that column.")
    private Map<String, String> where = new HashMap<>();

    @ArgGroup
    private Pace pace = new Pace();

    @Option(names = "--shift-to-now", description = "Move all times so that the first row is now.")
    private boolean shiftToNow;

    @Option(names = "--not-simulated", description = "Leave out that readings are simulated.")
    private boolean notSimulated;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "500",
            description = "Most unacknowledged messages (default ${DEFAULT-VALUE}).")
    private int window = 500;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (sets) {
            Recordings.titles().forEach((name, title) -> out.printf("%-18s %s%n", name, title));
            return 0;
        }
        ReplayResult result = new Replay(options(), (published, acknowledged, part, elapsed) -> {
                    double seconds = elapsed.toMillis() / 1000.0;
                    err.printf(
                            "%,d rows (%.0f %%), %,.0f rows/s, %,d acknowledged, about %s left%n",
                            published, 100 * part, published / seconds, acknowledged, left(part, seconds));
                })
                .run();
        result.faults().forEach(err::println);
        out.printf(
                "read %,d rows, skipped %,d without values, %,d unreadable, published %,d, acknowledged %,d in %.1f s%n",
                result.read(),
                result.skipped(),
                result.unreadable(),
                result.published(),
                result.acknowledged(),
                result.took().toMillis() / 1000.0);
        if (result.trouble() != null) {
            err.println("ended early: " + result.trouble());
        }
        if (result.losses() > 0) {
            out.printf("the connection was lost %d times; what was unacknowledged was sent again%n", result.losses());
        }
        return result.complete() ? 0 : 1;
    }

    private static String left(double part, double seconds) {
        return part <= 0 ? "?" : Math.round(seconds * (1 - part) / part) + " s";
    }

    private ReplayOptions options() throws IOException {
        List<Source> chosen = chosen();
        try {
            return new ReplayOptions(
                    chosen,
                    broker.broker(System.getenv()),
                    pace.fast ? Double.POSITIVE_INFINITY : pace.speed,
                    rounds,
                    shiftToNow,
                    !notSimulated,
                    window,
                    Duration.ofMinutes(1));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private List<Source> chosen() throws IOException {
        if (set != null) {
            try {
                return Recordings.of(set, data);
            } catch (IOException e) {
                throw usage(String.valueOf(e.getMessage()));
            }
        }
        return sources == null ? List.of(source()) : SourcesReader.read(sources);
    }

    private Source source() {
        if (file == null || device == null || site == null || at == null || map.isEmpty()) {
            throw usage(
                    "FILE needs --device, --site, --at and --map; several files go into --sources, known recordings have a name (--set)");
        }
        try {
            return new Source(
                    file,
                    site,
                    device,
                    at,
                    zone == null ? null : ZoneId.of(zone),
                    map.stream().map(Mapped::parse).toList(),
                    where);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
