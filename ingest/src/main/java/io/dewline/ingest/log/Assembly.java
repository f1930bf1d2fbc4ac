package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Entry;
import io.dewline.model.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes batches of the drafts of one commit: consecutive entries of an area that have the same kind and stamp become one batch. A control record is a batch
 * of its own. Stamps that follow devices may grow by up to a second within a batch where the log catches up, but not at all where the devices are the clock:
 * there a stamp must not depend on what happened to be committed together.
 */
final class Assembly {
    private static final long SAME = 1_000;

    private final StampClock.Mode mode;
    private final EntryWriter writer = new EntryWriter();
    private final List<Pending> pool = new ArrayList<>();
    private final Map<String, Pending> open = new HashMap<>();
    private final Map<String, StampClock> clocks = new HashMap<>();
    private int used;

    /** A batch that is growing. */
    private static final class Pending {
        private String area = "";
        private long first;
        private Batch.Kind kind = Batch.Kind.CONTROL;
        private long since;
        private long stamp;
        private final TextBuffer text = new TextBuffer();
        private List<Entry> entries = new ArrayList<>();
    }

    /** A request with an entry that cannot be written. */
    static final class Unwritable extends Exception {
        final transient Request request;

        Unwritable(Request request, RuntimeException cause) {
            super(cause);
            this.request = request;
        }
    }

    /** What one commit writes. */
    record Made(List<BatchRow> rows, List<Batch> batches, List<Long> ends, Map<String, StampClock> clocks) {}

    Assembly(StampClock.Mode mode) {
        this.mode = mode;
    }

    /** Where an area's clock stands. */
    interface Clocks {
        StampClock of(String area);
    }

    /** Makes the batches that begin at position {@code first}; {@code ends} has each request's last position. The clocks given are not changed. */
    Made make(List<Request> requests, long first, long now, Clocks before) throws Unwritable {
        used = 0;
        open.clear();
        clocks.clear();
        Pending[] lastBatch = new Pending[requests.size()];
        int[] lastIndex = new int[requests.size()];
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            try {
                for (Draft draft : request.drafts) {
                    lastBatch[i] = add(draft, now, before);
                }
            } catch (RuntimeException unwritable) {
                throw new Unwritable(request, unwritable);
            }
            lastIndex[i] = lastBatch[i].entries.size() - 1;
        }
        return finish(first, lastBatch, lastIndex);
    }

    private Pending add(Draft draft, long now, Clocks before) {
        StampClock clock =
                clocks.computeIfAbsent(draft.area(), area -> before.of(area).copy());
        Pending pending = open.get(draft.area());
        for (Entry entry : draft.entries()) {
            if (entry instanceof Control.Link link) {
                clock.link(link.state(), now);
            }
            long stamp = entry instanceof Reading reading ? clock.stamp(reading, now) : clock.stamp(now);
            if (pending == null || !joins(pending, draft.kind(), stamp)) {
                pending = begin(draft, stamp);
            }
            writer.write(draft.kind(), entry, pending.text);
            pending.entries.add(entry);
            pending.stamp = stamp;
        }
        if (pending == null) {
            throw new IllegalArgumentException("a draft has at least one entry");
        }
        return pending;
    }

    private boolean joins(Pending pending, Batch.Kind kind, long stamp) {
        if (pending.kind != kind || kind == Batch.Kind.CONTROL) {
            return false;
        }
        return mode == StampClock.Mode.READINGS ? stamp == pending.stamp : stamp - pending.since <= SAME;
    }

    private Pending begin(Draft draft, long stamp) {
        if (used == pool.size()) {
            pool.add(new Pending());
        }
        Pending pending = pool.get(used++);
        pending.area = draft.area();
        pending.kind = draft.kind();
        pending.since = stamp;
        pending.stamp = stamp;
        pending.text.truncate(0);
        pending.entries = new ArrayList<>();
        open.put(draft.area(), pending);
        return pending;
    }

    private Made finish(long first, Pending[] lastBatch, int[] lastIndex) {
        List<BatchRow> rows = new ArrayList<>(used);
        List<Batch> batches = new ArrayList<>(used);
        long next = first;
        for (Pending pending : pool.subList(0, used)) {
            byte[] text = pending.text.copy(0, pending.text.length());
            rows.add(new BatchRow(next, pending.entries.size(), pending.stamp, pending.kind, pending.area, text));
            batches.add(new Batch(pending.area, next, pending.stamp, pending.kind, pending.entries));
            pending.first = next;
            next += pending.entries.size();
        }
        List<Long> ends = new ArrayList<>(lastBatch.length);
        for (int i = 0; i < lastBatch.length; i++) {
            ends.add(lastBatch[i].first + lastIndex[i]);
        }
        return new Made(rows, batches, ends, Map.copyOf(clocks));
    }
}
