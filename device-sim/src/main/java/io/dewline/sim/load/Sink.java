package io.dewline.sim.load;

import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.mqtt.Identity;
import io.dewline.sim.mqtt.Link;
import io.dewline.sim.mqtt.LinkListener;
import io.dewline.sim.mqtt.LinkOptions;
import io.dewline.sim.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Listens to a load and keeps for each device which sequence numbers came. */
final class Sink implements AutoCloseable {
    private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    private final String head;
    private final BitSet[] heard;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Link link;
    private long distinct;
    private long doubled;
    private long strange;

    Sink(Broker broker, Fleet fleet) throws IOException {
        String any = Topics.telemetry(fleet.site(), "+");
        head = any.substring(0, any.indexOf('+')) + fleet.prefix();
        heard = new BitSet[fleet.devices()];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = new BitSet();
        }
        LinkListener listener = new LinkListener() {
            @Override
            public void arrived(String topic, byte[] payload) {
                arrive(topic, payload);
            }
        };
        link = Link.open(
                broker,
                Identity.listener("sim-sink-" + Long.toHexString(System.nanoTime()), List.of(any)),
                LinkOptions.lossless(1, Duration.ofMinutes(1)),
                listener);
    }

    /** Waits until so many different readings came, or none came for that long. */
    void await(long readings, Duration quiet) {
        lock.lock();
        try {
            long left = quiet.toNanos();
            long before = distinct;
            while (distinct < readings && left > 0) {
                left = more.awaitNanos(left);
                if (distinct > before) {
                    before = distinct;
                    left = quiet.toNanos();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** What came of so many readings of each device. */
    Arrivals arrivals(long[] published) {
        lock.lock();
        try {
            long lost = 0;
            int gappy = 0;
            for (int i = 0; i < heard.length; i++) {
                long missing = published[i] - heard[i].cardinality();
                lost += missing;
                gappy += missing > 0 ? 1 : 0;
            }
            return new Arrivals(distinct, doubled, lost, gappy, strange);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        link.close();
    }

    private void arrive(String topic, byte[] payload) {
        int device = device(topic);
        lock.lock();
        try {
            int at = 0;
            int found = 0;
            for (int from = find(payload, at); from >= 0; from = find(payload, at)) {
                long seq = 0;
                at = from;
                while (at < payload.length && payload[at] >= '0' && payload[at] <= '9') {
                    seq = seq * 10 + payload[at++] - '0';
                }
                take(device, seq);
                found++;
            }
            if (found == 0) {
                strange++;
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void take(int device, long seq) {
        if (device < 0 || seq > Integer.MAX_VALUE - 1) {
            strange++;
        } else if (heard[device].get((int) seq)) {
            doubled++;
        } else {
            heard[device].set((int) seq);
            distinct++;
        }
    }

    /** The device's number, −1 for a stranger's. */
    private int device(String topic) {
        int end = topic.lastIndexOf('/');
        if (end <= head.length() || !topic.startsWith(head)) {
            return -1;
        }
        try {
            int number = Integer.parseUnsignedInt(topic, head.length(), end, 10);
            return number >= 0 && number < heard.length ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Where the digits of the next sequence number begin, −1 when there is none. */
    private static int find(byte[] payload, int from) {
        outer:
        for (int i = from; i <= payload.length - SEQ.length; i++) {
            for (int j = 0; j < SEQ.length; j++) {
                if (payload[i + j] != SEQ[j]) {
                    continue outer;
                }
            }
            return i + SEQ.length;
        }
        return -1;
    }
}
