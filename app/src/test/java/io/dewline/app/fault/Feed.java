package io.dewline.app.fault;

import io.dewline.ingest.server.MqttPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * Dust monitors under load: turn by turn each sends a reading and waits for the broker's acknowledgement, sending the same one again until it has it. Low and
 * high values change place every {@code block} readings of a monitor, so that every second block is one episode.
 */
final class Feed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String uri;
    private final int block;
    private final Duration pause;
    private final Map<String, NavigableMap<Long, Double>> acknowledged = new HashMap<>();
    private final List<Throwable> broken = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "feed");
    private volatile boolean ending;
    private final AtomicLong count = new AtomicLong();
    private @Nullable MqttPeer peer;

    private Feed(String uri, int block, Duration pause) {
        this.uri = uri;
        this.block = block;
        this.pause = pause;
    }

    /** Begins to publish, with a pause after each round of all monitors. */
    static Feed start(String uri, int block, Duration pause) {
        Feed feed = new Feed(uri, block, pause);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    /** How many readings the broker has acknowledged so far. */
    long count() {
        return count.get();
    }

    private void run() {
        try {
            // Ends with a whole low block, so that every episode has begun and ended.
            for (int round = 0; !ending || round % (2 * block) != block; round++) {
                double value = round / block % 2 == 0 ? 40 + round % 7 : 150 + round % 7;
                for (String device : Place.MONITORS) {
                    publish(device, value);
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (Throwable e) {
            broken.add(e);
        } finally {
            close(peer);
        }
    }

    private void publish(String device, double value) {
        NavigableMap<Long, Double> sent = acknowledged.computeIfAbsent(device, d -> new TreeMap<>());
        long at = Math.max(System.currentTimeMillis(), sent.isEmpty() ? 0 : sent.lastKey() + 1);
        Eventually.holds("the broker takes a reading", Duration.ofSeconds(40), () -> {
            publish(Place.topic(device), Place.reading(at, value));
            return true;
        });
        sent.put(at, value);
        count.incrementAndGet();
    }

    private void publish(String topic, String payload) throws MqttException {
        MqttPeer current = peer;
        if (current == null) {
            current = MqttPeer.connect(uri, PATIENCE);
            peer = current;
        }
        try {
            current.publish(topic, payload);
        } catch (MqttException e) {
            peer = null;
            close(current);
            throw e;
        }
    }

    private static void close(@Nullable MqttPeer old) {
        if (old != null) {
            try {
                old.close();
            } catch (MqttException gone) {
                // The connection is what had broken.
            }
        }
    }

    /** Ends after the episode under way; what the broker acknowledged, by device and device time. */
    Map<String, NavigableMap<Long, Double>> end() throws InterruptedException {
        ending = true;
        thread.join(60_000);
        if (thread.isAlive() || !broken.isEmpty()) {
            throw new AssertionError("the feed did not end well", broken.isEmpty() ? null : broken.get(0));
        }
        return acknowledged;
    }

    /** Of a feed that has ended: how many episodes each monitor has had. */
    long episodes() {
        long rounds = count.get() / Place.MONITORS.size();
        return rounds / (2L * block);
    }

    @Override
    public void close() {
        ending = true;
        thread.interrupt();
    }
}
