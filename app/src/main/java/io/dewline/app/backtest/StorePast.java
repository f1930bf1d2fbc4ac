package io.dewline.app.backtest;

import io.dewline.ingest.log.ReadingLines;
import io.dewline.ingest.store.History;
import io.dewline.model.Batch;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * History from the store, area by area and read in pieces: each reading is taken to arrive when it was measured. A store keeps readings alone: no facts, no
 * outages of the link, no order of arrival.
 */
public final class StorePast implements Past {
    private static final String LACKS =
            "The store keeps readings alone. Missing here are facts (a rule that needs one stays undetermined, "
                    + "as its blind time shows), outages of the link (they count as silence of the devices), late arrival, and of "
                    + "conflicting repeats all but the last. The log (--log) has them for as long as it is kept.";

    private final Reader reader;
    private final Registry registry;
    private final Span span;
    private final AtomicLong unreadable = new AtomicLong();

    /** Gives the readings of some sites over a span as lines, in order of time. */
    @FunctionalInterface
    public interface Reader {
        void read(History.Span span, Set<String> sites, Consumer<String> lines) throws IOException;
    }

    /** The history over {@code span}, which must be bounded: a store does not tell where it begins. */
    public StorePast(Reader reader, Registry registry, Span span) {
        this.reader = reader;
        this.registry = registry;
        this.span = span;
    }

    @Override
    public void replay(String area, Span asked, Consumer<Batch> batches) throws IOException {
        Span both = span.and(asked);
        Set<String> sites = registry.sitesOf(area).stream().map(Site::id).collect(Collectors.toSet());
        if (sites.isEmpty() || both.to().isBefore(both.from())) {
            return;
        }
        Gathered gathered = new Gathered(area, batches);
        ReadingLines lines = new ReadingLines(registry.kinds());
        // The end is included here and not there.
        History.Span wanted = new History.Span(both.from(), both.to().plusMillis(1));
        try {
            reader.read(wanted, sites, line -> {
                Reading reading;
                try {
                    reading = lines.read(line);
                } catch (IllegalArgumentException foreign) {
                    unreadable.incrementAndGet();
                    return;
                }
                gathered.take(reading);
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
        gathered.give();
    }

    /** The readings of one instant. */
    private static final class Gathered {
        private final String area;
        private final Consumer<Batch> batches;
        private List<Reading> readings = new ArrayList<>();
        private long position;

        Gathered(String area, Consumer<Batch> batches) {
            this.area = area;
            this.batches = batches;
        }

        void take(Reading reading) {
            if (!readings.isEmpty() && readings.get(0).at() != reading.at()) {
                give();
            }
            readings.add(reading);
        }

        void give() {
            if (!readings.isEmpty()) {
                batches.accept(new Batch(area, position, readings.get(0).at(), Batch.Kind.READINGS, readings));
                position += readings.size();
                readings = new ArrayList<>();
            }
        }
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public List<String> trouble() {
        long foreign = unreadable.get();
        return foreign == 0
                ? List.of(LACKS)
                : List.of(LACKS, foreign + " lines of the store are no readings of Dewline's and were left out.");
    }

    /** {@code asked} with its end no later than {@code now}. */
    public static Span bounded(Span asked, Instant now) {
        return new Span(asked.from(), asked.to().isAfter(now) ? now : asked.to());
    }
}
