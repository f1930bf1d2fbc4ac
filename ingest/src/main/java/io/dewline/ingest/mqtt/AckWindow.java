package io.dewline.ingest.mqtt;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one connection that are received and not yet acknowledged, in order of receipt. Bounded by count and bytes: who receives waits for
 * room. A message is acknowledged when it and all before it are settled.
 */
final class AckWindow {
    /** For messages that ask for no acknowledgement (QoS 0). */
    static final int NO_ID = 0;

    private final MqttOptions.Window bounds;
    private final Runnable wake;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** A message's place. */
    static final class Slot {
        private final int id;
        private final int bytes;
        private volatile boolean settled;

        private Slot(int id, int bytes) {
            this.id = id;
            this.bytes = bytes;
        }
    }

    /**
     * @param wake called, from any thread, when something was settled: someone should {@link #drain}
     */
    AckWindow(MqttOptions.Window bounds, Runnable wake) {
        this.bounds = bounds;
        this.wake = wake;
    }

    /**
     * Takes a place, and waits for one where there is none; a message larger than the window passes alone.
     *
     * @param patience nanoseconds without room after which to give up
     * @return null when there was no room in time, or the window is closed
     */
    @Nullable
    Slot enter(int id, int size, long patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience;
            while (!closed && isFull(size)) {
                if (left <= 0) {
                    return null;
                }
                left = room.awaitNanos(left);
            }
            if (closed) {
                return null;
            }
            Slot slot = new Slot(id, size);
            slots.add(slot);
            bytes += size;
            return slot;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(int size) {
        return slots.size() >= bounds.messages() || (!slots.isEmpty() && bytes + size > bounds.bytes());
    }

    /** The message is safe: it may be acknowledged as soon as those before it are. */
    void settle(Slot slot) {
        slot.settled = true;
        wake.run();
    }

    /**
     * Takes out the settled messages at the head, as many as fit.
     *
     * @param ids receives what is to be acknowledged
     * @return how many ids that are; negative when nothing was settled
     */
    int drain(int[] ids) {
        lock.lock();
        try {
            int count = 0;
            boolean any = false;
            Slot head = slots.peek();
            while (head != null && head.settled && count < ids.length) {
                slots.poll();
                bytes -= head.bytes;
                any = true;
                if (head.id != NO_ID) {
                    ids[count++] = head.id;
                }
                head = slots.peek();
            }
            if (any) {
                room.signalAll();
            }
            return any ? count : -1;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more enters, and who waits gets nothing. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that entered was drained; false when that takes too long. */
    boolean awaitEmpty(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!slots.isEmpty() && left > 0) {
                left = room.awaitNanos(left);
            }
            return slots.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    int messages() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
