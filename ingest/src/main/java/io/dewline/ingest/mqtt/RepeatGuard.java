package io.dewline.ingest.mqtt;

import java.util.Arrays;

/**
 * Recognises messages that a resumed session delivers again, so that a reading without a time of its own gets the arrival of its first delivery and the
 * log's readers see that it is a repeat. After a loss the broker sends what was not acknowledged first, with the packet ids it had: the first message
 * that was not here before ends the recognition. It ends at once with a broker that gives new ids (Artemis does, against the standard). Holds the last deliveries only, and none of a process before this one. Thread safe.
 */
final class RepeatGuard {
    private final int[] ids;
    private final long[] hashes;
    private final long[] arrivals;
    private long delivered;
    /** The next delivery of the lost connection that may come again; none from {@code end} on. */
    private long next;

    private long end;
    private long repeats;

    RepeatGuard(int capacity) {
        ids = new int[capacity];
        hashes = new long[capacity];
        arrivals = new long[capacity];
    }

    /** A new connection. */
    synchronized void connected(boolean resumed) {
        end = delivered;
        next = resumed ? Math.max(0, delivered - ids.length / 2) : end;
    }

    /**
     * The arrival that counts for a message.
     *
     * @param now epoch milliseconds, as are all arrivals
     */
    synchronized long arrival(int id, String topic, byte[] payload, long now) {
        long hash = 31L * topic.hashCode() + Arrays.hashCode(payload) + ((long) payload.length << 32);
        long arrival = now;
        if (next < end) {
            long found = find(id, hash);
            if (found >= 0) {
                arrival = arrivals[index(found)];
                next = found + 1;
                repeats++;
            } else {
                next = end;
            }
        }
        int at = index(delivered++);
        ids[at] = id;
        hashes[at] = hash;
        arrivals[at] = arrival;
        return arrival;
    }

    private long find(int id, long hash) {
        // What is recorded meanwhile must not have overwritten it.
        for (long i = Math.max(next, delivered - ids.length); i < end; i++) {
            if (ids[index(i)] == id && hashes[index(i)] == hash) {
                return i;
            }
        }
        return -1;
    }

    private int index(long delivery) {
        return (int) (delivery % ids.length);
    }

    /** How many were recognised. */
    synchronized long repeats() {
        return repeats;
    }
}
