package io.dewline.ingest.store;

import io.dewline.ingest.log.Log;
import io.dewline.ingest.store.ShipStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's cursor: one thread that ships the log's readings and notes, in order, each at least once, and remembers how far it is. */
public final class Shipper implements AutoCloseable {
    /** The name under which the log knows this cursor. */
    public static final String CURSOR = Log.STORE;

    private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);
    private static final Duration END = Duration.ofSeconds(10);

    private final Shipment shipment;
    private final ShipFile file;
    private final Store store;
    private final Thread thread = new Thread(this::run, "dewline-ship");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean signalled;
    private volatile boolean stopping;
    private volatile boolean stopped;
    private volatile Consumer<ShipStatus> listener = status -> {};
    private State told = State.RUNNING;

    Shipper(Shipment shipment, ShipFile file, Store store) {
        this.shipment = shipment;
        this.file = file;
        this.store = store;
        thread.setDaemon(true);
    }

    /**
     * Opens ship.db, where shipping left off. The store stays the caller's, to be closed after this.
     *
     * @throws IOException with the reason when the file cannot be used
     */
    public static Shipper open(Path file, Log log, Store store, ShipSettings settings) throws IOException {
        return open(file, LineSource.of(log, CURSOR), store, settings);
    }

    static Shipper open(Path file, LineSource source, Store store, ShipSettings settings) throws IOException {
        ShipFile ship = new ShipFile(file);
        try {
            Shipment.Circumstances real = new Shipment.Circumstances(
                    System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
            return new Shipper(new Shipment(source, store, ship, settings, real), ship, store);
        } catch (IOException | RuntimeException e) {
            ship.close();
            throw e;
        }
    }

    /**
     * The highest position that shipping is known to have passed, -1 when there is none: what a log is to be opened with.
     *
     * @throws IOException with the reason when the file cannot be used
     */
    public static long reached(Path file) throws IOException {
        if (!Files.exists(file)) {
            return -1;
        }
        try (ShipFile ship = new ShipFile(file)) {
            return ship.read().marks().values().stream()
                    .mapToLong(Progress.Mark::position)
                    .max()
                    .orElse(-1);
        }
    }

    /** From now on told, on the shipping thread, whenever the state changes: the hook for the alert that a person must act. */
    public void onState(Consumer<ShipStatus> changed) {
        listener = changed;
    }

    public void start() {
        thread.start();
    }

    /** The log has grown. Cheap; called after each commit. */
    public void signal() {
        lock.lock();
        try {
            signalled = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Tries again at once, whatever wait was agreed: somebody has put the store right. */
    public void retry() {
        shipment.retryNow();
        signal();
    }

    /** How shipping is; blocking, for it counts what waits in the log. */
    public ShipStatus status() {
        Shipment.Situation situation = shipment.situation();
        Progress progress = shipment.progress();
        Map<String, Long> cursors = new HashMap<>();
        progress.marks().forEach((area, mark) -> cursors.put(area, mark.position()));
        return new ShipStatus(
                stopped ? State.STOPPED : situation.state(),
                store.name(),
                situation.reason(),
                situation.lastError(),
                cursors,
                shipment.readingsWaiting(),
                shipment.lag(),
                progress.readings(),
                progress.notes());
    }

    /** The newest lines that the store refused, newest first. */
    public List<SetAside> setAside(int max) throws IOException {
        return file.setAside(max);
    }

    private void run() {
        while (!stopping) {
            Duration wait;
            try {
                wait = shipment.step();
                tell();
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).addKeyValue("store", store.name()).log("shipping failed");
                wait = shipment.failed(e);
                tell();
            }
            if (!wait.isZero()) {
                await(wait);
            }
        }
    }

    private void tell() {
        Shipment.Situation now = shipment.situation();
        if (now.state() == told || stopping) {
            return;
        }
        told = now.state();
        (told == State.RUNNING ? LOG.atInfo() : LOG.atWarn())
                .addKeyValue("store", store.name())
                .addKeyValue("state", told)
                .addKeyValue("reason", now.reason())
                .log("shipping changed");
        listener.accept(status());
    }

    private void await(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!signalled && !stopping && left > 0) {
                left = woken.awaitNanos(left);
            }
            signalled = false;
        } catch (InterruptedException e) {
            // close() interrupts; the loop looks whether it may go on
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the write under way, at most ten seconds later; what is not settled is shipped after the next start. */
    @Override
    public void close() throws IOException {
        stopping = true;
        signal();
        try {
            thread.join(END.toMillis() / 2);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(END.toSeconds() / 2));
            }
            if (!thread.isAlive()) {
                shipment.finish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
            file.close();
        }
    }
}
