package io.dewline.rules.engine;

import java.util.Arrays;

/**
 * All that waits, the earliest on top: a binary heap whose members know their place, so that one can be moved without a search. Deadlines are kept beside
 * it: most comparisons need no look at the members themselves, which lie anywhere in memory.
 */
final class Timers {
    private static final int FIRST = 64;

    private Timed[] heap = new Timed[FIRST];
    private long[] deadlines = new long[FIRST];
    private int size;

    /** The earliest deadline, {@link Timed#NEVER} when nothing waits. */
    long next() {
        return size == 0 ? Timed.NEVER : deadlines[0];
    }

    /** Lets {@code timed} wait for {@code deadline} instead of what it waited for before; {@link Timed#NEVER} takes it out. */
    void set(Timed timed, long deadline) {
        if (timed.place >= 0) {
            if (timed.deadline == deadline) {
                return;
            }
            if (deadline != Timed.NEVER) {
                timed.deadline = deadline;
                deadlines[timed.place] = deadline;
                settle(timed.place);
                return;
            }
            remove(timed);
        }
        timed.deadline = deadline;
        if (deadline != Timed.NEVER) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
                deadlines = Arrays.copyOf(deadlines, size * 2);
            }
            put(timed, size++);
            up(timed.place);
        }
    }

    /** Takes the earliest out. */
    Timed take() {
        Timed first = heap[0];
        remove(first);
        return first;
    }

    private void remove(Timed timed) {
        int place = timed.place;
        timed.place = -1;
        Timed last = heap[--size];
        if (last != timed) {
            put(last, place);
            settle(place);
        }
    }

    private void settle(int place) {
        Timed timed = heap[place];
        up(place);
        down(timed.place);
    }

    private void put(Timed timed, int place) {
        heap[place] = timed;
        deadlines[place] = timed.deadline;
        timed.place = place;
    }

    private boolean before(int one, int other) {
        return deadlines[one] != deadlines[other] ? deadlines[one] < deadlines[other] : heap[one].before(heap[other]);
    }

    private void up(int from) {
        int place = from;
        while (place > 0 && before(place, (place - 1) / 2)) {
            swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    private void down(int from) {
        int place = from;
        while (true) {
            int child = place * 2 + 1;
            if (child + 1 < size && before(child + 1, child)) {
                child++;
            }
            if (child >= size || !before(child, place)) {
                return;
            }
            swap(place, child);
            place = child;
        }
    }

    private void swap(int one, int other) {
        Timed timed = heap[one];
        long deadline = deadlines[one];
        heap[one] = heap[other];
        deadlines[one] = deadlines[other];
        heap[one].place = one;
        heap[other] = timed;
        deadlines[other] = deadline;
        timed.place = other;
    }
}
