package io.dewline.app.command;

import io.dewline.app.backtest.CsvPast;
import io.dewline.app.backtest.LogPast;
import io.dewline.app.backtest.Past;
import io.dewline.app.backtest.StorePast;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import io.dewline.app.config.StoreAddress;
import io.dewline.ingest.store.InfluxStore;
import io.dewline.ingest.store.SqliteStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which history is asked for, and where it is. */
final class PastOption {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Begin here: 2015-03-01 (at midnight where the areas are) or 2015-03-01T08:00:00+08:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "End here, likewise.")
    private @Nullable String to;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    /** Why the history cannot be used; all of it has been printed. */
    static final class Unusable extends Exception {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    static final class Where {
        @Option(names = "--log", required = true, paramLabel = "FOLDER", description = "The log in this folder.")
        private @Nullable Path log;

        @Option(
                names = "--store",
                required = true,
                description =
                        "The store of the configuration: readings alone, without facts and outages; needs --from.")
        private boolean store;

        @ArgGroup(exclusive = false, multiplicity = "1..*")
        private @Nullable List<Csv> csv;
    }

    static final class Csv {
        @Option(names = "--csv", required = true, paramLabel = "FILE", description = "A CSV file with a header.")
        private Path file = Path.of("");

        @Option(
                names = "--device",
                required = true,
                paramLabel = "ID",
                description = "Its device; {column} in it stands for that column's text in small letters.")
        private String device = "";

        @Option(
                names = "--at",
                required = true,
                paramLabel = "COLUMN",
                description = "The column with the time of measurement.")
        private String at = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "Offset or zone of times that name none, as +08:00 or Asia/Shanghai.")
        private @Nullable ZoneId zone;

        @Option(
                names = "--map",
                required = true,
                split = ",",
                paramLabel = "QUANTITY=COLUMN[:FACTOR]",
                description = "Which column gives which quantity; several with commas between.")
        private List<String> map = new ArrayList<>();
    }

    /** The history; what is wrong with it is printed. */
    Past open(Settings settings, ConfigurationSet set, PrintWriter err) throws Unusable {
        if (where.store) {
            return store(settings, set);
        }
        Path log = where.log;
        if (log != null) {
            if (!Files.isDirectory(log)) {
                throw new Unusable("There is no log in " + log + ".");
            }
            return new LogPast(log, set.registry());
        }
        List<CsvPast.File> files = new ArrayList<>();
        List<Csv> all = where.csv;
        for (Csv csv : all == null ? List.<Csv>of() : all) {
            files.add(new CsvPast.File(csv.file, csv.device, csv.at, csv.zone, csv.map));
        }
        CsvPast past = CsvPast.read(files, set.registry());
        if (!past.problems().isEmpty()) {
            Sources sources = new Sources();
            sources.addAll(past.texts());
            past.problems().forEach(problem -> sources.print(problem, err));
            throw new Unusable("The history cannot be used.");
        }
        return past;
    }

    private Past store(Settings settings, ConfigurationSet set) throws Unusable {
        if (from == null) {
            throw new Unusable("--store needs --from: a store does not tell where it begins.");
        }
        Past.Span span = StorePast.bounded(span(set), Instant.now());
        return new StorePast(
                switch (settings.store().kind()) {
                    case NONE -> throw new Unusable("The configuration has no store (store.kind: none).");
                    case EMBEDDED -> embedded(settings.state().resolve("store.db"));
                    case INFLUX ->
                        (wanted, sites, lines) -> {
                            try (InfluxStore influx = new InfluxStore(StoreAddress.influx(settings.store()))) {
                                influx.history().replay(wanted, sites, lines);
                            }
                        };
                },
                set.registry(),
                span);
    }

    private static StorePast.Reader embedded(Path file) throws Unusable {
        if (!Files.isRegularFile(file)) {
            throw new Unusable("There is no store in " + file + ".");
        }
        return (wanted, sites, lines) -> SqliteStore.read(file).replay(wanted, sites, lines);
    }

    /** What is asked for; days begin and end in the time zone of the first area. */
    Past.Span span(ConfigurationSet set) throws Unusable {
        ZoneId zone = set.registry().areas().values().iterator().next().timezone();
        return new Past.Span(
                time("--from", from, zone, Past.Span.ALL.from()), time("--to", to, zone, Past.Span.ALL.to()));
    }

    private static Instant time(String option, @Nullable String text, ZoneId zone, Instant otherwise) throws Unusable {
        if (text == null) {
            return otherwise;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Unusable(option + " " + text + " is no time; expected 2015-03-01 or 2015-03-01T08:00:00+08:00.");
        }
    }
}
