package io.dewline.sim.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A publisher that outlives its connections: keeps order, bounds what is unacknowledged, and after a loss opens a new
 * connection and sends again what was not acknowledged.
 */
public final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int BATCH = 256;
    private static final int PACKET_IDS = 65_535;

    private final Broker broker;
    private final Identity who;
    private final LinkOptions options;
    private final LinkListener listener;
    private final Thread pump;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    /** In order of sending; acknowledged ones (packet id 0) leave when they come to the front. */
    private final ArrayDeque<Message> sent = new ArrayDeque<>();

    private final @Nullable Message[] byId = new @Nullable Message[PACKET_IDS + 1];
    private int lastId;
    private int inFlight;
    private long generation;
    private @Nullable Connection connection;
    private @Nullable IOException trouble;
    private boolean closing;
    private boolean failed;
    private long published;
    private long acknowledged;
    private long refused;
    private long dropped;
    private long losses;

    private Link(Broker broker, Identity who, LinkOptions options, LinkListener listener) {
        this.broker = broker;
        this.who = who;
        this.options = options;
        this.listener = listener;
        pump = new Thread(this::run, "mqtt-out " + who.clientId());
        pump.setDaemon(true);
    }

    /**
     * Connects; the first connection is tried once.
     *
     * @throws IOException if the broker cannot be reached or refuses
     */
    public static Link open(Broker broker, Identity who, LinkOptions options, LinkListener listener)
            throws IOException {
        Link link = new Link(broker, who, options, listener);
        try {
            link.connect();
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot reach the broker at " + broker.uri() + ": " + e.getMessage(), e);
        }
        link.pump.start();
        return link;
    }

    /**
     * Takes a message over; it is sent in order of these calls.
     *
     * @throws IOException if the link has given up or is closed
     */
    public void publish(Message message) throws IOException {
        lock.lock();
        try {
            while (waiting.size() >= options.queue() && !failed && !closing) {
                if (options.whenFull() == LinkOptions.WhenFull.DROP_OLDEST) {
                    waiting.removeFirst();
                    dropped++;
                } else {
                    room.awaitUninterruptibly();
                }
            }
            if (failed || closing) {
                throw new IOException(closing ? "the link is closed" : "the broker stayed away: " + reason());
            }
            published++;
            waiting.addLast(message);
            if (waiting.size() == 1) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was published is acknowledged or refused; false if the time ran out or the link gave up. */
    public boolean drain(Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!waiting.isEmpty() || inFlight > 0) {
                if (failed || left <= 0) {
                    return false;
                }
                left = room.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    public long published() {
        return read(() -> published);
    }

    public long acknowledged() {
        return read(() -> acknowledged);
    }

    /** Publishes that the broker answered with an error. */
    public long refused() {
        return read(() -> refused);
    }

    /** Messages given up because the queue was full. */
    public long dropped() {
        return read(() -> dropped);
    }

    /** How often the connection was lost. */
    public long losses() {
        return read(() -> losses);
    }

    /** Ends with a goodbye: the broker drops the will. What is unacknowledged is given up; see {@link #drain}. */
    @Override
    public void close() {
        Connection last = stop();
        if (last != null) {
            last.disconnect();
        }
    }

    /** Ends like a cut cable: the broker publishes the will. */
    public void sever() {
        Connection last = stop();
        if (last != null) {
            last.close();
        }
    }

    /** Cuts the connection once, as a bad network does: the link comes back by itself. */
    public void interruptOnce() {
        Connection current;
        lock.lock();
        try {
            current = connection;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.close();
        }
    }

    private @Nullable Connection stop() {
        lock.lock();
        try {
            closing = true;
            work.signalAll();
            room.signalAll();
            return connection;
        } finally {
            lock.unlock();
        }
    }

    private void connect() throws IOException {
        long mine;
        lock.lock();
        try {
            mine = ++generation;
            trouble = null;
        } finally {
            lock.unlock();
        }
        Connection fresh = Connection.open(broker, who, new Incoming(mine), TIMEOUT_MILLIS);
        lock.lock();
        try {
            connection = fresh;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            Connection current = connection();
            if (current == null) {
                return;
            }
            try {
                pumpOut(current);
                return;
            } catch (IOException e) {
                current.close();
                if (!comeBack(e)) {
                    return;
                }
            }
        }
    }

    private @Nullable Connection connection() {
        lock.lock();
        try {
            return closing ? null : connection;
        } finally {
            lock.unlock();
        }
    }

    private void pumpOut(Connection current) throws IOException {
        int window = Math.min(options.window(), Math.min(current.receiveMaximum(), PACKET_IDS - 1));
        List<Message> batch = new ArrayList<>(BATCH);
        while (true) {
            boolean ping = false;
            lock.lock();
            try {
                while (trouble == null && !closing && (waiting.isEmpty() || inFlight >= window) && !ping) {
                    ping = work.awaitNanos(TimeUnit.SECONDS.toNanos(Connection.KEEP_ALIVE_SECONDS) / 3) <= 0;
                }
                if (trouble != null) {
                    throw trouble;
                }
                if (closing) {
                    return;
                }
                take(window, batch);
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            } finally {
                lock.unlock();
            }
            for (Message message : batch) {
                current.publish(message);
            }
            batch.clear();
            current.flush();
            if (ping) {
                if (System.nanoTime() - current.heard() > TimeUnit.SECONDS.toNanos(Connection.KEEP_ALIVE_SECONDS)) {
                    throw new IOException("nothing heard from the broker for " + Connection.KEEP_ALIVE_SECONDS + " s");
                }
                current.ping();
            }
        }
    }

    private void take(int window, List<Message> batch) {
        boolean wasFull = waiting.size() >= options.queue();
        while (batch.size() < BATCH && inFlight < window && !waiting.isEmpty()) {
            Message message = waiting.removeFirst();
            message.packetId = freeId();
            byId[message.packetId] = message;
            sent.addLast(message);
            inFlight++;
            batch.add(message);
        }
        if (wasFull && !batch.isEmpty()) {
            room.signalAll();
        }
    }

    private int freeId() {
        do {
            lastId = lastId % PACKET_IDS + 1;
        } while (byId[lastId] != null);
        return lastId;
    }

    /** Puts what was sent back in front of what waits, then tries until the broker is there again. */
    private boolean comeBack(IOException cause) {
        long patience =
                options.patience() == null ? Long.MAX_VALUE : options.patience().toNanos();
        long lostAt = System.nanoTime();
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            losses++;
            rewind();
        } finally {
            lock.unlock();
        }
        LOG.atWarn().addKeyValue("client", who.clientId()).log("Connection lost: {}", cause.getMessage());
        long wait = 100;
        while (true) {
            try {
                connect();
                Message first = listener.returned();
                if (first != null) {
                    goFirst(first);
                }
                LOG.atInfo().addKeyValue("client", who.clientId()).log("Connected again");
                return true;
            } catch (IOException e) {
                if (System.nanoTime() - lostAt > patience) {
                    giveUp(e);
                    return false;
                }
            }
            if (!pause(wait + ThreadLocalRandom.current().nextLong(wait))) {
                return false;
            }
            wait = Math.min(wait * 2, 5_000);
        }
    }

    private void rewind() {
        connection = null;
        while (!sent.isEmpty()) {
            Message message = sent.removeLast();
            if (message.packetId != 0) {
                byId[message.packetId] = null;
                message.packetId = 0;
                waiting.addFirst(message);
            }
        }
        inFlight = 0;
    }

    private void goFirst(Message message) {
        lock.lock();
        try {
            published++;
            waiting.addFirst(message);
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(IOException cause) {
        LOG.atError().addKeyValue("client", who.clientId()).log("Gave the broker up: {}", cause.getMessage());
        lock.lock();
        try {
            failed = true;
            trouble = cause;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** False when the link is being closed. */
    private boolean pause(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (left > 0 && !closing) {
                left = work.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private String reason() {
        return trouble == null ? "unknown" : String.valueOf(trouble.getMessage());
    }

    private long read(LongSupplier counter) {
        lock.lock();
        try {
            return counter.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /** Hears one connection; what an older one still says is ignored. */
    private final class Incoming implements Connection.Receiver {
        private final long mine;

        Incoming(long mine) {
            this.mine = mine;
        }

        @Override
        public void acknowledged(int packetId, int reason) {
            Message message;
            lock.lock();
            try {
                message = mine == generation ? byId[packetId] : null;
                if (message == null) {
                    return;
                }
                byId[packetId] = null;
                message.packetId = 0;
                inFlight--;
                if (reason >= 0x80) {
                    if (refused++ == 0) {
                        LOG.atWarn()
                                .addKeyValue("client", who.clientId())
                                .log("The broker refused a publish: {}", RefusedException.name(reason));
                    }
                } else {
                    acknowledged++;
                }
                while (!sent.isEmpty() && sent.peekFirst().packetId == 0) {
                    sent.removeFirst();
                }
                if (!waiting.isEmpty()) {
                    work.signal();
                } else if (inFlight == 0) {
                    room.signalAll();
                }
            } finally {
                lock.unlock();
            }
            if (reason < 0x80 && message.mark >= 0) {
                listener.acknowledged(message.mark);
            }
        }

        @Override
        public void message(String topic, byte[] payload) {
            listener.arrived(topic, payload);
        }

        @Override
        public void lost(IOException cause) {
            lock.lock();
            try {
                if (mine == generation) {
                    trouble = cause;
                    work.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
