package io.dewline.sim.city;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is due when; at one instant by rank, then by the number of who entered it, then in order of entry. */
final class Agenda {
    /** Something to do at an instant. */
    interface Task {
        void run(Instant at);
    }

    private record Entry(Instant at, int rank, int who, long order, Task task) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at)
            .thenComparingInt(Entry::rank)
            .thenComparingInt(Entry::who)
            .thenComparingLong(Entry::order));
    private long order;

    void enter(Instant at, int rank, int who, Task task) {
        entries.add(new Entry(at, rank, who, order++, task));
    }

    @Nullable
    Instant next() {
        Entry first = entries.peek();
        return first == null ? null : first.at();
    }

    /** Does the first thing if it is due by then. */
    boolean runNext(Instant until) {
        Entry first = entries.peek();
        if (first == null || first.at().isAfter(until)) {
            return false;
        }
        entries.remove();
        first.task().run(first.at());
        return true;
    }
}
