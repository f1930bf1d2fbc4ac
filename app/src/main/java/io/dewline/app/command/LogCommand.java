package io.dewline.app.command;

import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.log.LogView;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock;
import io.dewline.model.Parsed;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into the log, beside a running Dewline too; forgets a consumer while it is stopped. */
@Command(
        name = "log",
        description = "Look into the log: its state, its records; forget a consumer (while Dewline is stopped).",
        mixinStandardHelpOptions = true)
public final class LogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: status, print or drop-cursor.");
    }

    private int within(ToIntFunction<Path> action) {
        Parsed<Settings> parsed = Configurations.settings(config.file(), System.getenv());
        Settings settings = parsed.value();
        PrintWriter err = spec.commandLine().getErr();
        if (settings == null) {
            parsed.problems().forEach(err::println);
            return 1;
        }
        Path folder = settings.state().resolve("log");
        if (!Files.isDirectory(folder)) {
            err.println("There is no log in " + folder + ".");
            return 1;
        }
        try {
            return action.applyAsInt(folder);
        } catch (LogRefused e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    @Command(name = "status", description = "Segments, cursors, gaps and the ledger.", mixinStandardHelpOptions = true)
    int status() {
        return within(folder -> {
            PrintWriter out = spec.commandLine().getOut();
            LogView.Summary summary = LogView.of(folder).summary();
            out.printf(
                    "clock %s, %d segments%n",
                    summary.clock(), summary.segments().size());
            for (LogView.SegmentFile segment : summary.segments()) {
                out.printf(
                        "%s  from %d, %,d bytes, since %s %s%n",
                        segment.file().getFileName(),
                        segment.first(),
                        segment.bytes(),
                        time(segment.begun()),
                        segment.trouble());
            }
            summary.ends().forEach((area, end) -> out.printf("area %s ends at %d%n", area, end));
            summary.cursors().forEach(c -> out.printf("cursor %s of %s at %d%n", c.name(), c.area(), c.position()));
            summary.gaps().forEach(g -> out.printf("lost to damage: positions %d to before %d%n", g.from(), g.to()));
            new TreeMap<>(summary.ledger().byArea()).forEach((area, counts) -> new TreeMap<>(counts)
                    .forEach((outcome, count) -> out.printf("%s  %s %,d%n", area, outcome, count)));
            out.flush();
            return 0;
        });
    }

    private static String time(long stamp) {
        return stamp < 0 ? "-" : Instant.ofEpochMilli(stamp).toString();
    }

    @Command(name = "print", description = "The records as text, oldest first.", mixinStandardHelpOptions = true)
    int print(
            @Option(names = "--area", defaultValue = "", description = "Only this area.") String area,
            @Option(names = "--from", defaultValue = "0", description = "Only positions from this one.") long from,
            @Option(
                            names = "--max",
                            defaultValue = "1000",
                            description = "At most so many batches (default: ${DEFAULT-VALUE}).")
                    int max) {
        return within(folder -> {
            PrintWriter out = spec.commandLine().getOut();
            AtomicInteger left = new AtomicInteger(max);
            List<String> trouble = LogView.of(folder)
                    .each(new LogView.Query(area, null, from, Long.MAX_VALUE), text -> {
                        out.printf(
                                "# %s %d…%d %s %s%n",
                                text.area(), text.first(), text.last(), time(text.stamp()), text.kind());
                        text.lines().forEach(out::println);
                        return left.decrementAndGet() > 0;
                    });
            out.flush();
            trouble.forEach(spec.commandLine().getErr()::println);
            return trouble.isEmpty() ? 0 : 1;
        });
    }

    @Command(
            name = "drop-cursor",
            description = "Forget a consumer that does not come back, so that its segments can be given up.",
            mixinStandardHelpOptions = true)
    int dropCursor(
            @Parameters(paramLabel = "NAME", description = "The consumer's name, as status shows it.") String name) {
        return within(folder -> {
            StampClock.Mode clock = LogView.of(folder).summary().clock().equals(StampClock.Mode.READINGS.word())
                    ? StampClock.Mode.READINGS
                    : StampClock.Mode.WALL;
            try (Log log = SqliteLog.open(folder, LogOptions.defaults().withClock(clock))) {
                boolean known = log.dropCursor(name);
                spec.commandLine()
                        .getOut()
                        .println(known ? "Forgotten: " + name : "There is no cursor '" + name + "'.");
                spec.commandLine().getOut().flush();
                return known ? 0 : 1;
            }
        });
    }
}
