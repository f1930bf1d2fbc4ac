package io.dewline.ingest.log;

import io.dewline.model.DeviceKind;
import io.dewline.model.Kinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the log's writer publishes and its readers see. */
final class LogState {
    final Tail tail;
    final Readers readers = new Readers();
    final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    /** What consumers told since the log was opened. */
    final ConcurrentMap<Key, Long> cursors = new ConcurrentHashMap<>();

    private volatile View view;
    private volatile String refusal = "";
    private volatile double bytesPerHour;
    private volatile Vocabulary vocabulary = new Vocabulary(Kinds.kinds(), new ConcurrentLinkedQueue<>());

    /** A consumer in an area. */
    record Key(String name, String area) {}

    /** The segments, oldest first, and the totals of the last commit; {@code first} is where the current segment begins. */
    record View(List<ClosedSegment> closed, long first, Path current, Totals totals) {
        View {
            closed = List.copyOf(closed);
        }

        View with(Totals after) {
            return new View(closed, first, current, after);
        }
    }

    private record Vocabulary(Map<String, DeviceKind> kinds, Queue<EntryReader> idle) {}

    LogState(View view, Tail tail) {
        this.view = view;
        this.tail = tail;
        tail.reset(view.totals());
    }

    View view() {
        return view;
    }

    void view(View now) {
        view = now;
    }

    /** Why readings are refused, "" when they are not. */
    String refusal() {
        return refusal;
    }

    void refusal(String reason) {
        refusal = reason;
    }

    double bytesPerHour() {
        return bytesPerHour;
    }

    void bytesPerHour(double rate) {
        bytesPerHour = rate;
    }

    void kinds(Map<String, DeviceKind> kinds) {
        vocabulary = new Vocabulary(Map.copyOf(kinds), new ConcurrentLinkedQueue<>());
    }

    /** What to do with a parser. */
    interface Parsing<T> {
        T with(EntryReader reader);
    }

    /** Lends a parser that no one else uses meanwhile. */
    <T> T parse(Parsing<T> parsing) {
        Vocabulary now = vocabulary;
        EntryReader reader = now.idle().poll();
        EntryReader lent = reader == null ? new EntryReader(now.kinds()) : reader;
        T result = parsing.with(lent);
        now.idle().add(lent);
        return result;
    }
}
