package io.dewline.ingest.mqtt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one connection up on a thread of its own: a new instance after each loss, with back-off on monotonic time. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration TICK = Duration.ofMillis(250);
    /** A connection that stood this long was a success: the next loss begins a new row of failures. */
    private static final long STABLE = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final Role role;
    private final Backoff backoff;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Connection current;
    private volatile String problem = "";
    private int failures;

    /** What the connection is for. All calls come from the supervisor's thread. */
    interface Role {
        /** A connection, not yet open. */
        Connection make() throws LinkFailure;

        /** Opens it and makes it useful. */
        void open(Connection connection) throws LinkFailure;

        /** Called four times a second while it stands. */
        void tick(Connection connection);

        /** It is closed, or was never opened. */
        void lost(String why);
    }

    Supervisor(String name, Role role, Backoff backoff) {
        this.name = name;
        this.role = role;
        this.backoff = backoff;
        this.thread = new Thread(this::run, "dewline-mqtt-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the connection in an orderly way and waits for that. */
    void stop() {
        stopping.countDown();
        Connection connection = current;
        if (connection != null) {
            connection.fail("stopping");
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The connection if it stands. */
    @Nullable
    Connection connection() {
        Connection connection = current;
        return connection != null && connection.isOpen() ? connection : null;
    }

    /** Why there is no connection, or was none before; "" before the first loss. */
    String problem() {
        return problem;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopping()) {
                String why = once();
                failures++;
                if (!isStopping()) {
                    report(why);
                    role.lost(why);
                    Duration pause =
                            backoff.after(failures, ThreadLocalRandom.current().nextDouble());
                    if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } else {
                    role.lost(why);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from its making to its loss; returns why it was lost. */
    private String once() throws InterruptedException {
        Connection connection = null;
        try {
            connection = role.make();
            current = connection;
            role.open(connection);
            LOG.atInfo().addKeyValue("connection", name).log("MQTT connection up");
            problem = "";
            long opened = System.nanoTime();
            String why = connection.awaitLoss(TICK);
            while (why == null) {
                if (System.nanoTime() - opened > STABLE) {
                    failures = 0;
                }
                connection.checkSilence();
                role.tick(connection);
                why = connection.awaitLoss(TICK);
            }
            return why;
        } catch (LinkFailure e) {
            return e.why();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("connection", name).log("fault in the MQTT supervisor");
            return "a fault: " + e;
        } finally {
            if (connection != null) {
                if (isStopping()) {
                    connection.leave();
                } else {
                    connection.close();
                }
            }
        }
    }

    private void report(String why) {
        if (!why.equals(problem)) {
            problem = why;
            LOG.atWarn().addKeyValue("connection", name).addKeyValue("why", why).log("MQTT connection down");
        }
    }
}
