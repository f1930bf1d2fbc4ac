package io.dewline.ingest.store;

import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.log.LogText;
import io.dewline.ingest.store.ShipStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Brings the log's lines into the store, one small step at a time; never waits by itself. Steps come from one thread, questions from any. */
final class Shipment {
    /** Returned by a step that has nothing to do until the log grows. */
    static final Duration UNTIL_MORE = Duration.ofSeconds(10);

    private static final Duration IDLE_COMMIT = Duration.ofSeconds(10);

    private final LineSource log;
    private final Store store;
    private final ShipFile file;
    private final ShipSettings settings;
    private final LongSupplier nanos;
    private final Backoff backoff;
    private volatile Progress progress;
    private volatile Situation situation = new Situation(State.RUNNING, "", "");
    private volatile boolean retryNow;
    private final Set<String> announced = new HashSet<>();
    private @Nullable Load load;
    private Delivery delivery = new Delivery(List.of(), 1);
    private boolean caughtUp;
    private long wokenAt;
    private long notBefore;
    private long committed;
    private int turn;

    /** The state with its reason, and the last trouble there was. */
    record Situation(State state, String reason, String lastError) {}

    /** Time and chance as a shipment needs them: a monotonic clock in nanoseconds, and numbers from 0 to 1. */
    record Circumstances(LongSupplier nanos, DoubleSupplier chance) {}

    Shipment(LineSource log, Store store, ShipFile file, ShipSettings settings, Circumstances circumstances)
            throws IOException {
        this.log = log;
        this.store = store;
        this.file = file;
        this.settings = settings;
        this.nanos = circumstances.nanos();
        this.backoff = new Backoff(circumstances.chance());
        this.progress = file.read();
        this.notBefore = nanos.getAsLong();
        this.committed = notBefore;
        this.wokenAt = notBefore - settings.linger().toNanos();
        announce(log.areas());
    }

    Progress progress() {
        return progress;
    }

    Situation situation() {
        return situation;
    }

    /** Makes the next step try again, whatever wait was agreed. */
    void retryNow() {
        retryNow = true;
    }

    /** Does one thing: reads from the log, writes to the store, or commits. Returns how long to wait before the next step. */
    Duration step() {
        long now = nanos.getAsLong();
        if (retryNow) {
            retryNow = false;
            notBefore = now;
        }
        if (now - notBefore < 0) {
            return Duration.ofNanos(notBefore - now);
        }
        try {
            Load current = load;
            if (current == null) {
                return gather(now);
            }
            if (!delivery.settled()) {
                StoreOutcome outcome = store.write(delivery.next());
                delivery.settle(outcome);
                if (delivery.untouched()) {
                    // Until the store is back the log may give these lines up and count them as not stored: ask it
                    // again then.
                    load = null;
                }
                return switch (outcome.kind()) {
                    case STORED, REFUSED, TOO_LARGE -> running();
                    case DENIED, MISSING -> held(outcome);
                    case UNAVAILABLE -> waiting(outcome.reason(), outcome.retryAfter());
                };
            }
            commit(current);
            load = null;
            return Duration.ZERO;
        } catch (LogRefused e) {
            return waiting(e.reason(), null);
        } catch (IOException e) {
            return waiting(String.valueOf(e.getMessage()), null);
        }
    }

    private Duration gather(long now) throws IOException {
        long linger = wokenAt + settings.linger().toNanos() - now;
        if (caughtUp && linger > 0) {
            return Duration.ofNanos(linger);
        }
        Load gathered = new Load(settings.simulated());
        List<String> areas = new ArrayList<>(log.areas());
        announce(areas);
        Collections.sort(areas);
        Collections.rotate(areas, areas.isEmpty() ? 0 : -(turn++ % areas.size()));
        for (String area : areas) {
            int room = settings.batch() - gathered.lines().size();
            if (room > 0) {
                for (LogText text : log.readText(area, progress.mark(area).position(), room)) {
                    gathered.add(text);
                }
            }
        }
        caughtUp = gathered.lines().size() < settings.batch() && atEnd(gathered, areas);
        if (gathered.isEmpty()) {
            return UNTIL_MORE;
        }
        if (gathered.lines().isEmpty()) {
            pass(gathered, now);
            return Duration.ZERO;
        }
        wokenAt = now;
        delivery = new Delivery(gathered.lines(), settings.batch());
        load = gathered;
        return Duration.ZERO;
    }

    /** The log keeps an area's entries for us only once it knows that we want them. */
    private void announce(Collection<String> areas) {
        for (String area : areas) {
            if (announced.add(area)) {
                log.passed(area, progress.mark(area).position());
            }
        }
    }

    private boolean atEnd(Load gathered, List<String> areas) {
        return areas.stream()
                .allMatch(area ->
                        gathered.marks().getOrDefault(area, progress.mark(area)).position() >= log.end(area));
    }

    /** Nothing for the store: not worth a commit each time, for after a crash it is passed again. */
    private void pass(Load nothing, long now) throws IOException {
        progress = progress.after(nothing.marks(), nothing.counts(List.of(), false), Counts.NONE);
        if (now - committed >= IDLE_COMMIT.toNanos()) {
            save();
        }
    }

    private void commit(Load settled) throws IOException {
        List<SetAside> aside = settled.setAside(delivery);
        Progress next = progress.after(settled.marks(), settled.counts(aside, false), settled.counts(aside, true));
        file.commit(next, aside);
        progress = next;
        committed = nanos.getAsLong();
        running();
        tell(settled.marks());
    }

    /** Commits what is settled or was passed without a commit; to be called when there are no more steps. */
    void finish() throws IOException {
        Load last = load;
        if (last != null && delivery.settled()) {
            commit(last);
        } else {
            save();
        }
    }

    private void save() throws IOException {
        file.commit(progress, List.of());
        committed = nanos.getAsLong();
        tell(progress.marks());
    }

    private void tell(Map<String, Progress.Mark> marks) {
        marks.forEach((area, mark) -> log.passed(area, mark.position()));
    }

    private Duration running() {
        backoff.reset();
        Situation now = situation;
        if (now.state() != State.RUNNING) {
            situation = new Situation(State.RUNNING, "", now.lastError());
        }
        return Duration.ZERO;
    }

    private Duration held(StoreOutcome outcome) {
        situation = new Situation(State.HELD, outcome.reason(), outcome.reason());
        return later(settings.held());
    }

    private Duration waiting(String reason, @Nullable Duration asked) {
        situation = new Situation(State.WAITING, reason, reason);
        Duration own = backoff.next();
        return later(asked == null || asked.compareTo(own) < 0 ? own : asked);
    }

    /** A bug showed itself: what is under way is begun again, later. */
    Duration failed(RuntimeException bug) {
        load = null;
        String reason = "internal error: " + bug;
        situation = new Situation(State.HELD, reason, reason);
        return later(settings.held());
    }

    private Duration later(Duration wait) {
        notBefore = nanos.getAsLong() + wait.toNanos();
        return wait;
    }

    /** Readings of the log that are not settled yet. Blocking. */
    long readingsWaiting() {
        Progress now = progress;
        return log.areas().stream()
                .mapToLong(area -> log.readingsAfter(area, now.mark(area).position()))
                .sum();
    }

    /** The log's newest stamp minus the stamp shipped, of the area furthest behind. */
    Duration lag() {
        Progress now = progress;
        long newest = log.newestStamp();
        long lag = 0;
        for (String area : log.areas()) {
            Progress.Mark mark = now.mark(area);
            if (mark.position() < log.end(area)) {
                // Before the first commit nobody knows since when; the log's age would be no better.
                lag = Math.max(lag, mark.stamp() < 0 ? 0 : newest - mark.stamp());
            }
        }
        return Duration.ofMillis(lag);
    }
}
