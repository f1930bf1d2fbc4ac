package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log's one writer. It commits whatever gathered while the commit before ran; between commits it does what else changes the files: ticks, new segments,
 * retention, repair, and coming back after trouble.
 */
final class LogWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final long TICK = 1_000;
    private static final long ROW_OVERHEAD = 64;
    private static final long ROLL_AGAIN = 10_000;

    private final LogFiles files;
    private final LogOptions options;
    private final LogTime time;
    private final LogState state;

    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Assembly assembly;
    private final Retention retention;
    private final Growth growth = new Growth();
    private final Map<String, StampClock> clocks = new HashMap<>();
    private final Map<String, Long> committedAt = new HashMap<>();
    private final long opened;
    private Trouble trouble = Trouble.NONE;
    private long rollAgainAt;
    private boolean ending;
    private boolean accepting = true;
    private volatile @Nullable Thread self;

    private enum Trouble {
        NONE,
        /** {@code log.max_bytes} is reached. */
        LIMIT,
        /** The disk is full. */
        DISK,
        /** Anything else that keeps us from writing. */
        ERROR
    }

    /** The end of the queue. */
    private static final Object END = new Object();

    LogWriter(LogFiles files, LogOptions options, LogTime time, LogState state) {
        this.files = files;
        this.options = options;
        this.time = time;
        this.state = state;
        this.assembly = new Assembly(options.clock());
        this.retention = new Retention(state, options);
        this.opened = time.now();
    }

    Retention retention() {
        return retention;
    }

    /** Adds a request to what is committed next. */
    CompletableFuture<Long> append(List<Draft> drafts) {
        Request request = new Request(drafts);
        if (!offer(request)) {
            request.done.completeExceptionally(new LogRefused("the log is closed"));
        }
        return request.done;
    }

    /** Runs something between two commits; at once when the writer itself asks. */
    CompletableFuture<Void> between(Runnable what) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                what.run();
                done.complete(null);
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        };
        if (Thread.currentThread() == self) {
            task.run();
        } else if (!offer(task)) {
            done.completeExceptionally(new LogRefused("the log is closed"));
        }
        return done;
    }

    private boolean offer(Object what) {
        synchronized (queue) {
            return accepting && queue.add(what);
        }
    }

    /** Lets the writer end after what is queued. */
    void end() {
        synchronized (queue) {
            if (accepting) {
                accepting = false;
                queue.add(END);
            }
        }
    }

    @Override
    public void run() {
        self = Thread.currentThread();
        while (!ending) {
            List<Request> group = new ArrayList<>();
            try {
                next(group);
            } catch (InterruptedException notOurs) {
                // Only end() ends the writer: what is queued was promised an answer.
                LOG.atDebug().log("The log's writer was interrupted");
            } catch (RuntimeException bug) {
                LOG.atError().setCause(bug).log("The log's writer failed");
                group.forEach(request -> request.done.completeExceptionally(bug));
            }
        }
        files.close(withCursors(state.view().totals()));
    }

    private void next(List<Request> group) throws InterruptedException {
        Object first = queue.take();
        if (first instanceof Request request) {
            gather(request, group);
            append(group, time.now());
        } else if (first instanceof Runnable task) {
            task.run();
        } else {
            ending = true;
        }
    }

    private void gather(Request first, List<Request> group) {
        group.add(first);
        int entries = first.entries;
        while (queue.peek() instanceof Request another && entries + another.entries <= options.commitReadings()) {
            queue.remove();
            group.add(another);
            entries += another.entries;
        }
    }

    private void append(List<Request> group, long now) {
        if (trouble != Trouble.NONE) {
            resume(false, now);
        }
        if (trouble == Trouble.NONE) {
            commit(group, now);
            return;
        }
        // What must be told even now has the room that the ballast left.
        boolean room = trouble != Trouble.LIMIT || retention.bytes() < options.maxBytes() + options.ballastBytes();
        List<Request> told = new ArrayList<>();
        for (Request request : group) {
            if (request.input() || !room) {
                refuse(request);
            } else {
                told.add(request);
            }
        }
        commit(told, now);
    }

    private void refuse(Request request) {
        request.done.completeExceptionally(new LogRefused(state.refusal()));
    }

    private void commit(List<Request> requests, long now) {
        List<Request> taken = new ArrayList<>(requests);
        Assembly.Made made = null;
        while (made == null && !taken.isEmpty()) {
            try {
                made = assembly.make(taken, state.view().totals().next(), now, this::clock);
            } catch (Assembly.Unwritable one) {
                taken.remove(one.request);
                one.request.done.completeExceptionally(new IllegalArgumentException(one.getCause()));
            }
        }
        if (made == null) {
            return;
        }
        Totals totals = withCursors(state.view().totals());
        for (int i = 0; i < made.rows().size(); i++) {
            totals.take(made.rows().get(i), made.batches().get(i).entries());
        }
        try {
            files.write(made.rows(), totals);
        } catch (SQLException failed) {
            failed(failed, taken, now);
            return;
        }
        committed(made, totals, now);
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).done.complete(made.ends().get(i));
        }
        tell(made.batches());
        rollWhenDue(now);
        if (trouble == Trouble.NONE && retention.bytes() >= options.maxBytes() && !retention.makeRoom()) {
            trouble(Trouble.LIMIT, "the log has reached log.max_bytes");
        }
    }

    private StampClock clock(String area) {
        StampClock known = clocks.get(area);
        if (known != null) {
            return known;
        }
        long hold = options.startHold().toMillis();
        Totals totals = state.view().totals();
        return totals.knows(area)
                ? StampClock.resumed(options.clock(), hold, totals.stamp(area), opened)
                : StampClock.fresh(options.clock(), hold);
    }

    private Totals withCursors(Totals totals) {
        Totals copy = totals.copy();
        state.cursors.forEach((key, position) -> copy.cursor(key.name(), key.area(), position));
        return copy;
    }

    private void committed(Assembly.Made made, Totals totals, long now) {
        clocks.putAll(made.clocks());
        for (BatchRow row : made.rows()) {
            committedAt.put(row.area(), now);
            growth.wrote(row.text().length + ROW_OVERHEAD);
        }
        state.tail.add(made.batches());
        state.view(state.view().with(totals));
    }

    private void tell(List<Batch> batches) {
        for (CommitListener listener : state.listeners) {
            try {
                listener.committed(batches);
            } catch (RuntimeException bug) {
                LOG.atError().setCause(bug).log("A listener of the log failed");
            }
        }
    }

    private void failed(SQLException failure, List<Request> requests, long now) {
        boolean first = trouble == Trouble.NONE;
        if (Sqlite.full(failure)) {
            files.ballast().release();
            trouble(Trouble.DISK, "the disk of the log is full");
        } else {
            trouble(Trouble.ERROR, "the log cannot be written: " + failure.getMessage());
        }
        List<Request> told = new ArrayList<>();
        for (Request request : requests) {
            if (first && !request.input()) {
                told.add(request);
            } else {
                refuse(request);
            }
        }
        if (!told.isEmpty()) {
            commit(told, now);
        }
    }

    private void trouble(Trouble what, String reason) {
        if (trouble == Trouble.NONE) {
            LOG.atError().addKeyValue("reason", reason).log("The log refuses readings");
        }
        trouble = what;
        state.refusal(reason);
    }

    /** Tries whether writing works again; {@code thoroughly} also with a new connection. */
    private void resume(boolean thoroughly, long now) {
        if (trouble == Trouble.LIMIT) {
            if (!retention.makeRoom()) {
                return;
            }
        } else {
            if (trouble == Trouble.DISK && !files.ballast().room()) {
                return;
            }
            if (!writes() && !(thoroughly && reopened() && writes())) {
                return;
            }
            files.settle();
            files.ballast().make();
        }
        trouble = Trouble.NONE;
        state.refusal("");
        clocks.values().forEach(clock -> clock.deafUntil(now));
        LOG.atInfo().log("The log takes readings again");
    }

    private boolean writes() {
        try {
            files.write(List.of(), withCursors(state.view().totals()));
            return true;
        } catch (SQLException still) {
            return false;
        }
    }

    /** Opens the current segment anew; what turns out to have been committed after all is told like any commit. */
    private boolean reopened() {
        LogState.View before = state.view();
        try {
            state.readers.evict(before.current());
            LogFolder.Opened again = files.reopen(before);
            state.view(before.with(again.totals()));
            if (again.totals().next() > before.totals().next()) {
                tellUnheard(before.totals());
            }
            gaps(again.lost());
            return true;
        } catch (IOException | SQLException | LogRefused still) {
            return false;
        }
    }

    private void tellUnheard(Totals before) {
        LogReads reads = new LogReads(state, first -> CompletableFuture.failedFuture(new LogRefused("damaged again")));
        for (String area : state.view().totals().areas()) {
            List<Batch> unheard = reads.batches(area, before.last(area), Integer.MAX_VALUE);
            state.tail.add(unheard);
            if (!unheard.isEmpty()) {
                tell(unheard);
            }
        }
    }

    /** Records in every area what was lost. */
    void gaps(List<Control.Gap> lost) {
        List<Request> requests = new ArrayList<>();
        for (Control.Gap gap : lost) {
            state.view().totals().areas().forEach(area -> requests.add(new Request(List.of(Draft.control(area, gap)))));
        }
        if (!requests.isEmpty()) {
            commit(requests, time.now());
        }
    }

    /** What is done a few times a second. */
    void beat(long now) {
        if (trouble != Trouble.NONE) {
            resume(true, now);
        }
        if (trouble == Trouble.NONE) {
            tick(now);
            rollWhenDue(now);
            files.ballast().make();
        }
        Totals totals = withCursors(state.view().totals());
        state.view(state.view().with(totals));
        retention.expire(now);
        state.bytesPerHour(growth.rate(now));
    }

    private void tick(long now) {
        List<Request> ticks = new ArrayList<>();
        clocks.forEach((area, clock) -> {
            if (clock.ticking(now) && now - committedAt.getOrDefault(area, 0L) >= TICK) {
                ticks.add(new Request(List.of(Draft.control(area, new Control.Tick()))));
            }
        });
        if (!ticks.isEmpty()) {
            commit(ticks, now);
        }
    }

    private void rollWhenDue(long now) {
        LogState.View view = state.view();
        boolean empty = view.totals().next() == view.first();
        boolean due = SegmentFiles.bytes(view.current()) >= options.segmentBytes()
                || now - view.totals().created() >= options.segmentAge().toMillis();
        if (empty || !due || now < rollAgainAt) {
            return;
        }
        try {
            Path old = view.current();
            Totals end = view.totals();
            Totals opening = end.opening(now);
            Path fresh = files.roll(opening, () -> state.readers.evict(old));
            List<ClosedSegment> closed = new ArrayList<>(view.closed());
            closed.add(new ClosedSegment(view.first(), old, end));
            state.view(new LogState.View(closed, end.next(), fresh, opening));
            rollAgainAt = 0;
        } catch (SQLException | IOException failed) {
            if (rollAgainAt == 0) {
                LOG.atWarn()
                        .addKeyValue("reason", failed.getMessage())
                        .log("The log could not begin a segment and goes on in the old one");
            }
            rollAgainAt = now + ROLL_AGAIN;
        }
    }

    /** Forgets a consumer; returns whether it was known. */
    boolean drop(String cursor) {
        boolean known = state.view().totals().cursors().containsKey(cursor)
                || state.cursors.keySet().stream().anyMatch(key -> key.name().equals(cursor));
        state.cursors.keySet().removeIf(key -> key.name().equals(cursor));
        Totals totals = withCursors(state.view().totals());
        totals.drop(cursor);
        state.view(state.view().with(totals));
        return known;
    }

    /** Checks a segment and salvages it where it is damaged. */
    void repair(long first) {
        LogState.View view = state.view();
        if (first == view.first()) {
            if (!reopened()) {
                throw new LogRefused("the damaged segment cannot be opened");
            }
            return;
        }
        for (int i = 0; i < view.closed().size(); i++) {
            if (view.closed().get(i).first() == first) {
                repair(view, i);
            }
        }
    }

    private void repair(LogState.View view, int index) {
        ClosedSegment segment = view.closed().get(index);
        state.readers.evict(segment.file());
        List<Control.Gap> gaps = view.totals().gaps();
        try {
            LogReads.verify(segment, gaps);
        } catch (Damaged damage) {
            Totals before = index > 0
                    ? view.closed().get(index - 1).end()
                    : new Totals(options.clock(), segment.end().created(), segment.first());
            salvage(view, index, new Salvage.Known(segment.first(), segment.ends(), before, gaps), damage);
        } catch (SQLException | IOException trouble) {
            throw new LogRefused("the damaged segment cannot be read: " + trouble.getMessage(), trouble);
        }
    }

    private void salvage(LogState.View view, int index, Salvage.Known known, Damaged damage) {
        ClosedSegment segment = view.closed().get(index);
        try {
            Salvage.Outcome outcome = Salvage.of(segment.file(), known, String.valueOf(damage.getMessage()));
            List<ClosedSegment> closed = new ArrayList<>(view.closed());
            // What we know of its end is what was written, not what is left.
            closed.set(index, segment);
            Totals totals = view.totals().copy();
            outcome.lost().forEach(totals::gap);
            state.view(new LogState.View(closed, view.first(), view.current(), totals));
            gaps(outcome.lost());
        } catch (SQLException | IOException trouble) {
            throw new LogRefused("the damaged segment cannot be salvaged: " + trouble.getMessage(), trouble);
        }
    }

    /** For the start: what was found to be lost is told before anything else. */
    void begin(List<Control.Gap> lost) {
        files.ballast().make();
        if (!lost.isEmpty()) {
            queue.add((Runnable) () -> gaps(lost));
        }
    }
}
