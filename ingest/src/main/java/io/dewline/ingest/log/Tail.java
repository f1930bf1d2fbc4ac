package io.dewline.ingest.log;

import io.dewline.model.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last committed batches in memory, for consumers that are caught up. */
final class Tail {
    private final int capacity;
    private final Deque<Batch> all = new ArrayDeque<>();
    private final Map<String, Deque<Batch>> byArea = new HashMap<>();
    /** By area the last position that is not in memory. */
    private final Map<String, Long> floors = new HashMap<>();

    private int entries;

    Tail(int capacity) {
        this.capacity = capacity;
    }

    /** Forgets all; what is committed from now on follows these totals. */
    synchronized void reset(Totals totals) {
        all.clear();
        byArea.clear();
        entries = 0;
        totals.areas().forEach(area -> floors.put(area, totals.last(area)));
    }

    synchronized void add(List<Batch> batches) {
        for (Batch batch : batches) {
            all.addLast(batch);
            byArea.computeIfAbsent(batch.area(), area -> new ArrayDeque<>()).addLast(batch);
            entries += batch.entries().size();
        }
        while (entries > capacity && !all.isEmpty()) {
            Batch oldest = all.removeFirst();
            Deque<Batch> ofArea = byArea.get(oldest.area());
            if (ofArea != null) {
                ofArea.removeFirst();
            }
            floors.put(oldest.area(), oldest.last());
            entries -= oldest.entries().size();
        }
    }

    /** The area's batches behind a position, null when not all of them are in memory. */
    synchronized @Nullable List<Batch> read(String area, long after, int maxEntries) {
        if (after < floors.getOrDefault(area, -1L)) {
            return null;
        }
        Deque<Batch> ofArea = byArea.getOrDefault(area, new ArrayDeque<>());
        // A consumer that is caught up wants the last few: look from the end.
        int behind = 0;
        for (Iterator<Batch> newest = ofArea.descendingIterator(); newest.hasNext(); ) {
            if (newest.next().first() <= after) {
                break;
            }
            behind++;
        }
        List<Batch> read = new ArrayList<>();
        int taken = 0;
        int skip = ofArea.size() - behind;
        for (Batch batch : ofArea) {
            if (skip-- > 0) {
                continue;
            }
            if (taken > 0 && taken + batch.entries().size() > maxEntries) {
                break;
            }
            read.add(batch);
            taken += batch.entries().size();
        }
        return read;
    }
}
