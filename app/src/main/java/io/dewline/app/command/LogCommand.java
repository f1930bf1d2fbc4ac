package io.dewline.app.command;

import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.log.LogStatus;
import io.dewline.ingest.log.LogText;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock;
import io.dewline.model.Parsed;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into the log of a Dewline that is not running. */
@Command(
        name = "log",
        description = "Look into the log while Dewline is stopped: its state, its records; forget a consumer.",
        mixinStandardHelpOptions = true)
public final class LogCommand implements Runnable {
    private static final int CHUNK = 5_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: status, print or drop-cursor.");
    }

    private int with(CommandSpec at, ToIntFunction<Log> action) {
        Parsed<Settings> parsed = Configurations.settings(config.file(), System.getenv());
        Settings settings = parsed.value();
        PrintWriter err = at.commandLine().getErr();
        if (settings == null) {
            parsed.problems().forEach(err::println);
            return 1;
        }
        boolean drill = settings.clock().mode() == Settings.Clock.Mode.READINGS;
        Path folder = settings.data().resolve(drill ? "drill" : "live").resolve("log");
        if (!Files.isDirectory(folder)) {
            err.println("There is no log in " + folder + ".");
            return 1;
        }
        try (Log log = SqliteLog.open(
                folder, LogOptions.defaults().withClock(drill ? StampClock.Mode.READINGS : StampClock.Mode.WALL))) {
            return action.applyAsInt(log);
        } catch (LogRefused e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    @Command(
            name = "status",
            description = "Bytes, segments, cursors, gaps and the ledger.",
            mixinStandardHelpOptions = true)
    int status() {
        return with(spec, log -> {
            PrintWriter out = spec.commandLine().getOut();
            LogStatus status = log.status();
            out.printf(
                    "clock %s, %d segments, %,d of %,d bytes%n",
                    status.clock().word(), status.segments(), status.bytes(), status.maxBytes());
            out.printf("stamps %s … %s%n", time(status.oldestStamp()), time(status.newestStamp()));
            if (status.refusing()) {
                out.println("refusing: " + status.reason());
            }
            status.cursors()
                    .forEach(c -> out.printf(
                            "cursor %s of %s at %d; the area ends at %d%n",
                            c.name(), c.area(), c.position(), log.end(c.area())));
            status.gaps().forEach(g -> out.printf("lost to damage: positions %d to before %d%n", g.from(), g.to()));
            for (String area : new TreeSet<>(log.areas())) {
                Map<String, Long> counts = new TreeMap<>(log.ledger().byArea().getOrDefault(area, Map.of()));
                counts.forEach((outcome, count) -> out.printf("%s  %s %,d%n", area, outcome, count));
            }
            out.flush();
            return 0;
        });
    }

    private static String time(long stamp) {
        return stamp < 0 ? "-" : Instant.ofEpochMilli(stamp).toString();
    }

    @Command(name = "print", description = "The records as text, oldest first.", mixinStandardHelpOptions = true)
    int print(
            @Option(names = "--area", description = "Only this area.") String area,
            @Option(names = "--after", defaultValue = "-1", description = "Only positions after this one.") long after,
            @Option(
                            names = "--max",
                            defaultValue = "1000",
                            description = "At most so many batches (default: ${DEFAULT-VALUE}).")
                    int max) {
        return with(spec, log -> {
            PrintWriter out = spec.commandLine().getOut();
            for (String name : area == null ? new TreeSet<>(log.areas()) : List.of(area)) {
                printArea(log, name, after, max, out);
            }
            out.flush();
            return 0;
        });
    }

    private static void printArea(Log log, String area, long after, int max, PrintWriter out) {
        long position = after;
        int printed = 0;
        for (List<LogText> texts = log.readText(area, position, CHUNK);
                !texts.isEmpty();
                texts = log.readText(area, position, CHUNK)) {
            for (LogText text : texts) {
                if (printed++ == max) {
                    return;
                }
                out.printf("# %s %d…%d %s %s%n", area, text.first(), text.last(), time(text.stamp()), text.kind());
                text.lines().forEach(out::println);
                position = text.last();
            }
        }
    }

    @Command(
            name = "drop-cursor",
            description = "Forget a consumer that does not come back, so that its segments can be given up.",
            mixinStandardHelpOptions = true)
    int dropCursor(
            @Parameters(paramLabel = "NAME", description = "The consumer's name, as status shows it.") String name) {
        return with(spec, log -> {
            boolean known = log.dropCursor(name);
            spec.commandLine().getOut().println(known ? "Forgotten: " + name : "There is no cursor '" + name + "'.");
            spec.commandLine().getOut().flush();
            return known ? 0 : 1;
        });
    }
}
