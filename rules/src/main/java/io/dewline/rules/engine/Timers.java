package io.dewline.rules.engine;

import java.util.Arrays;

/** All that waits, the earliest on top: a binary heap whose members know their place, so that one can be moved without a search. */
final class Timers {
    private Timed[] heap = new Timed[64];
    private int size;

    /** The earliest deadline, {@link Timed#NEVER} when nothing waits. */
    long next() {
        return size == 0 ? Timed.NEVER : heap[0].deadline;
    }

    /** Lets {@code timed} wait for {@code deadline} instead of what it waited for before; {@link Timed#NEVER} takes it out. */
    void set(Timed timed, long deadline) {
        if (timed.place >= 0) {
            if (timed.deadline == deadline) {
                return;
            }
            remove(timed);
        }
        timed.deadline = deadline;
        if (deadline != Timed.NEVER) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
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
            up(place);
            down(last.place);
        }
    }

    private void put(Timed timed, int place) {
        heap[place] = timed;
        timed.place = place;
    }

    private void up(int from) {
        int place = from;
        Timed timed = heap[place];
        while (place > 0 && timed.before(heap[(place - 1) / 2])) {
            put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        put(timed, place);
    }

    private void down(int from) {
        int place = from;
        Timed timed = heap[place];
        while (true) {
            int child = place * 2 + 1;
            if (child + 1 < size && heap[child + 1].before(heap[child])) {
                child++;
            }
            if (child >= size || !heap[child].before(timed)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(timed, place);
    }
}
