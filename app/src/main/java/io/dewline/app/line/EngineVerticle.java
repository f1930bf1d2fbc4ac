package io.dewline.app.line;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.state.StateFile;
import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.Log;
import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Entry;
import io.dewline.model.Note;
import io.dewline.model.Transition;
import io.dewline.rules.engine.Counts;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.engine.Output;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One area's engine: takes the log's batches in, hands what comes of them to the alert book, writes window results back as notes, and commits cursor and
 * snapshots to state.db once all that is durable. Runs on a worker; one hand-over at a time.
 */
public final class EngineVerticle extends VerticleBase {
    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_EVERY_MS = 500;
    private static final long COMMIT_AT_LATEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** A commit writes every subject that changed: the next one waits this many times what the last one took, so that most of the time goes into judging. */
    private static final long REST = 9;

    private final String area;
    private final ConfigurationSet first;
    private final Function<String, ConfigurationSet> configurations;
    private final StateFile state;
    private final Log log;
    private final Channel<HandOver, Long> input;
    private final Channel<Taken, Long> book;
    private final Status status;
    private final BookEvents bookEvents = new BookEvents();
    private final List<Taken.Step> steps = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private Engine engine;
    /** Whether a commit failed after the engine had handed changes over. */
    private boolean unkept;

    private String configuration;
    private long position = -1;
    /** The position at the last look. */
    private long seen = -1;

    private long nextCommit = System.nanoTime() + COMMIT_EVERY_NANOS;

    /** What the engine of one area has done, for health and metrics; written by the verticle only. */
    public static final class Status {
        private volatile long position = -1;
        private volatile long stamp;
        private volatile Committed committed = new Committed(-1, Map.of());

        /** The last position judged. */
        public long position() {
            return position;
        }

        /** What a restart does not judge again. */
        public Committed committed() {
            return committed;
        }

        /** The stamp of the last batch judged, epoch milliseconds. */
        public long stamp() {
            return stamp;
        }
    }

    /** The durable cursor and the readings up to it by outcome (evaluated, repeated, conflicting, late …), committed together. */
    public record Committed(long position, Map<String, Long> ledger) {
        public Committed {
            ledger = Map.copyOf(ledger);
        }
    }

    /** Where the verticle gets what it works with. */
    public record Wiring(
            StateFile state,
            Log log,
            Channel<HandOver, Long> input,
            Channel<Taken, Long> book,
            Function<String, ConfigurationSet> configurations) {}

    /** An engine for {@code area} that starts with {@code first} where state.db holds nothing of the area. */
    public EngineVerticle(String area, ConfigurationSet first, Wiring wiring, Status status) {
        this.area = area;
        this.first = first;
        this.configurations = wiring.configurations();
        this.state = wiring.state();
        this.log = wiring.log();
        this.input = wiring.input();
        this.book = wiring.book();
        this.status = status;
        this.configuration = first.hash();
        this.engine = new Engine(area, first.registry(), first.rules(), first.hash());
    }

    @Override
    public Future<?> start() {
        ConfigurationSet set = first;
        var cursor = state.cursor(area);
        if (cursor.isPresent()) {
            position = cursor.get().position();
            set = configurations.apply(cursor.get().configuration());
            configuration = set.hash();
            engine = new Engine(area, set.registry(), set.rules(), set.hash());
            engine.restore(state.snapshots(area));
        }
        bookEvents.configure(set.registry());
        status.position = position;
        status.committed = new Committed(position, state.ledger(area));
        vertx.setPeriodic(LOOK_EVERY_MS, timer -> look());
        return input.serve(this::take).completion();
    }

    @Override
    public Future<?> stop() {
        seen = position;
        look();
        return Future.succeededFuture();
    }

    /** Commits what was judged since, when that is due or nothing more came since the last look; not while some of it is on its way to the book or the log. */
    private void look() {
        if (position == seen) {
            nextCommit = System.nanoTime();
        }
        seen = position;
        if (steps.isEmpty() && notes.isEmpty() && position > status.committed.position()) {
            commitWhenDue();
        }
    }

    private Future<Long> take(HandOver handOver) {
        for (Batch batch : handOver.batches()) {
            if (batch.first() > position) {
                judge(batch);
            }
        }
        // What a failed attempt left over goes first; the book and the store ignore what they have.
        Future<?> told = steps.isEmpty() ? Future.succeededFuture() : book.request(new Taken(area, steps));
        return told.compose(v -> {
                    steps.clear();
                    return write();
                })
                .map(v -> {
                    notes.clear();
                    commitWhenDue();
                    return position;
                });
    }

    private void judge(Batch batch) {
        List<Transition> transitions = new ArrayList<>();
        String before = configuration;
        if (batch.kind() == Batch.Kind.CONTROL) {
            for (Entry entry : batch.entries()) {
                if (entry instanceof Control.Configuration next && !next.hash().equals(configuration)) {
                    transitions.addAll(switchTo(next.hash(), batch.stamp()));
                }
            }
        }
        Output output = engine.take(batch);
        transitions.addAll(output.transitions());
        output.windows().forEach(window -> notes.add(WindowNote.of(window)));
        counts = counts.plus(output.counts());
        List<io.dewline.alerts.BookEvent> events = bookEvents.of(batch, transitions);
        boolean switched = !configuration.equals(before);
        if (switched || !events.isEmpty()) {
            steps.add(new Taken.Step(batch.last(), batch.instant(), events, switched ? configuration : ""));
        }
        position = batch.last();
        status.position = position;
        status.stamp = batch.stamp();
    }

    private List<Transition> switchTo(String hash, long stamp) {
        ConfigurationSet set = configurations.apply(hash);
        configuration = hash;
        bookEvents.configure(set.registry());
        Output output = engine.configure(set.registry(), set.rules(), hash, stamp);
        output.windows().forEach(window -> notes.add(WindowNote.of(window)));
        return output.transitions();
    }

    private Future<?> write() {
        return notes.isEmpty()
                ? Future.succeededFuture()
                : Future.fromCompletionStage(
                        log.append(new Draft(area, Batch.Kind.NOTES, List.copyOf(notes))), context);
    }

    private void commitWhenDue() {
        long begin = System.nanoTime();
        if (begin - nextCommit >= 0) {
            commit();
            long end = System.nanoTime();
            long rest = Math.max(COMMIT_EVERY_NANOS, Math.min(COMMIT_AT_LATEST_NANOS, REST * (end - begin)));
            nextCommit = end + rest;
        }
    }

    private void commit() {
        Map<String, Long> counted = byOutcome(counts);
        StateFile.Snapshots snapshots = unkept ? engine::everything : engine::changes;
        unkept = true;
        state.commit(area, new StateFile.Cursor(position, configuration), snapshots, counted);
        unkept = false;
        Map<String, Long> ledger = new HashMap<>(status.committed.ledger());
        counted.forEach((outcome, count) -> ledger.merge(outcome, count, Long::sum));
        counts = Counts.NONE;
        status.committed = new Committed(position, ledger);
    }

    private static Map<String, Long> byOutcome(Counts counts) {
        return Map.of(
                "evaluated", counts.evaluated(),
                "repeated", counts.repeated(),
                "conflicting", counts.conflicting(),
                "late", counts.late(),
                "excluded", counts.excluded(),
                "unknown", counts.unknown(),
                "revised", counts.revised(),
                "facts", counts.facts());
    }
}
