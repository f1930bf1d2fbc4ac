package io.dewline.ingest.mqtt;

import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.ingest.mqtt.AckWindow.Slot;
import io.dewline.ingest.mqtt.Reception.Taken;
import io.dewline.model.Control;
import io.dewline.model.Reading;
import io.dewline.model.Reading.Stamped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from the broker into the log and acknowledges them after the commit, in order of receipt, only to the connection that delivered them.
 * What cannot be logged is never acknowledged: the connection is given up and the broker delivers it again to the next one.
 */
public final class MqttIntake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttIntake.class);
    private static final int ACKS_AT_ONCE = 512;
    private static final long LAST_WORDS = 5_000;

    private final MqttOptions options;
    private final Mode mode;
    private final Reception reception;
    private final LinkListener listener;
    private final Acknowledge acknowledge;
    private final Clock clock;
    private final Supervisor supervisor;
    private final Thread acknowledger;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closing;
    private volatile @Nullable Delivery delivery;

    private volatile Control.State link = Control.State.DOWN;
    private volatile Instant since;
    private volatile @Nullable Instant lastMessage;
    private final LongAdder messages = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAdder sessionsLost = new LongAdder();
    private final LongAdder possiblyRepeated = new LongAdder();
    private final RepeatGuard repeats;
    private volatile long repeatCount;
    /** Of the connection before; the supervisor's. */
    private int unacknowledgedAtLoss;

    /** When a message is acknowledged; anything but the first loses data, and serves to show that tests notice. */
    enum Acknowledge {
        AFTER_COMMIT,
        BEFORE_COMMIT
    }

    /** What one connection delivers. */
    private static final class Delivery {
        private final Connection connection;
        private final AckWindow window;
        /** Opened when the link's coming up has been told. */
        private final CountDownLatch announced = new CountDownLatch(1);

        private final CatchUp catchUp;
        private volatile boolean caughtUp;
        private volatile boolean subscribed;
        /** How many of the next messages the resumed session may have delivered before. */
        private int inherited;

        Delivery(Connection connection, AckWindow window, CatchUp catchUp) {
            this.connection = connection;
            this.window = window;
            this.catchUp = catchUp;
        }
    }

    /**
     * An intake that is not yet started.
     *
     * @param mode what the log's stamps follow
     */
    public MqttIntake(MqttOptions options, Mode mode, Reception reception, LinkListener listener) {
        this(options, mode, reception, listener, Acknowledge.AFTER_COMMIT);
    }

    MqttIntake(MqttOptions options, Mode mode, Reception reception, LinkListener listener, Acknowledge acknowledge) {
        this.options = options;
        this.mode = mode;
        this.reception = reception;
        this.listener = listener;
        this.acknowledge = acknowledge;
        this.clock = Clock.systemUTC();
        this.since = clock.instant();
        this.repeats = new RepeatGuard(2 * options.window().messages() + 2_000);
        this.supervisor = new Supervisor("in", new Role(), Backoff.USUAL);
        this.acknowledger = new Thread(this::acknowledgeSettled, "dewline-mqtt-ack");
        acknowledger.setDaemon(true);
    }

    /** Begins to connect; returns at once. */
    public void start() {
        tell(Control.State.DOWN);
        acknowledger.start();
        supervisor.start();
    }

    /** Takes nothing more in, waits a little for what is on its way into the log, acknowledges that and leaves. */
    @Override
    public void close() {
        closing = true;
        try {
            Delivery current = delivery;
            if (current != null && !current.window.awaitEmpty(Math.min(LAST_WORDS, halfKeepAlive() / 1_000_000))) {
                LOG.atWarn()
                        .addKeyValue("messages", current.window.messages())
                        .log("left before the log had answered; the broker delivers again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        supervisor.stop();
        acknowledger.interrupt();
    }

    public IntakeState state() {
        Delivery current = delivery;
        return new IntakeState(
                link,
                since,
                lastMessage,
                supervisor.problem(),
                current == null ? 0 : current.window.messages(),
                current == null ? 0 : current.window.bytes(),
                options.window().messages(),
                messages.sum(),
                acknowledged.sum(),
                repeatCount,
                possiblyRepeated.sum(),
                connections.sum(),
                sessionsLost.sum());
    }

    /** Whether what is published from now on arrives. */
    public boolean isSubscribed() {
        Delivery current = delivery;
        return current != null && current.subscribed && current.connection.isOpen();
    }

    private long halfKeepAlive() {
        return options.session().keepAlive().toNanos() / 2;
    }

    private CompletionStage<?> tell(Control.State state) {
        link = state;
        since = clock.instant();
        try {
            return listener.changed(state);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("state", state).log("the link's change could not be told");
            return CompletableFuture.failedStage(e);
        }
    }

    private void awaitLogged(CompletionStage<?> told) throws LinkFailure {
        try {
            told.toCompletableFuture().get(options.session().patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LinkFailure("the log refuses: " + reason(e));
        } catch (TimeoutException e) {
            throw new LinkFailure("the log does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkFailure("interrupted");
        }
    }

    /** The supervisor's side. */
    private final class Role implements Supervisor.Role {
        @Override
        public Connection make() throws LinkFailure {
            Connection connection = new Connection(options, MqttIntake.this::arrived);
            delivery =
                    new Delivery(connection, new AckWindow(options.window(), MqttIntake.this::wake), new CatchUp(mode));
            return connection;
        }

        @Override
        public void open(Connection connection) throws LinkFailure {
            Delivery current = delivery;
            if (current == null) {
                return;
            }
            boolean resumed = connection.open(false);
            repeats.connected(resumed);
            if (!resumed && connections.sum() > 0) {
                sessionsLost.increment();
                LOG.atWarn().log("the broker has forgotten the session and what it had queued for it");
            }
            int unanswered = connections.sum() == 0 ? options.window().messages() : unacknowledgedAtLoss;
            current.inherited = resumed ? unanswered : 0;
            connections.increment();
            synchronized (current.catchUp) {
                current.catchUp.begin(System.nanoTime());
            }
            awaitLogged(tell(Control.State.UP));
            current.announced.countDown();
            connection.subscribe(reception.filters());
            current.subscribed = true;
        }

        @Override
        public void tick(Connection connection) {
            Delivery current = delivery;
            if (current == null || current.caughtUp) {
                return;
            }
            synchronized (current.catchUp) {
                current.caughtUp = current.catchUp.isCaughtUp(System.nanoTime());
            }
            if (current.caughtUp) {
                tell(Control.State.CAUGHT_UP);
            }
        }

        @Override
        public void lost(String why) {
            Delivery current = delivery;
            if (current != null) {
                current.window.close();
                current.announced.countDown();
                if (link != Control.State.DOWN) {
                    unacknowledgedAtLoss = current.window.messages();
                }
            }
            if (link != Control.State.DOWN) {
                tell(Control.State.DOWN);
            }
        }
    }

    /** On Paho's callback thread. Whatever goes wrong, the message is not acknowledged and comes again. */
    private void arrived(Connection connection, String topic, MqttMessage message) {
        try {
            Delivery current = delivery;
            if (current != null && current.connection == connection && connection.isOpen() && !closing) {
                take(current, topic, message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.fail("interrupted");
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).addKeyValue("topic", topic).log("a message could not be taken in");
            connection.fail("a message could not be taken in: " + e);
        }
    }

    private void take(Delivery current, String topic, MqttMessage message) throws InterruptedException {
        current.announced.await();
        byte[] payload = message.getPayload();
        int id = message.getQos() == 0 ? AckWindow.NO_ID : message.getId();
        long patience = halfKeepAlive();
        Slot slot = current.window.enter(id, payload.length, patience);
        if (slot == null) {
            current.connection.fail("the window of unacknowledged messages stayed full for half a keep-alive ("
                    + TimeUnit.NANOSECONDS.toSeconds(patience) + " s): the log does not keep up");
            return;
        }
        long now = clock.millis();
        lastMessage = Instant.ofEpochMilli(now);
        messages.increment();
        long arrived = id == AckWindow.NO_ID ? now : repeats.arrival(id, topic, payload, now);
        boolean recognised = repeats.repeats() > repeatCount;
        repeatCount = repeats.repeats();
        Taken taken = reception.take(topic, payload, arrived);
        observe(current, taken, now, recognised);
        if (acknowledge == Acknowledge.BEFORE_COMMIT) {
            current.window.settle(slot);
            return;
        }
        taken.logged().whenComplete((position, failure) -> {
            if (failure == null) {
                current.window.settle(slot);
            } else {
                current.connection.fail("the log refuses: " + reason(failure));
            }
        });
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException || failure instanceof ExecutionException
                ? failure.getCause()
                : failure;
        return cause == null || cause.getMessage() == null ? failure.toString() : cause.getMessage();
    }

    private void observe(Delivery current, Taken taken, long now, boolean recognised) {
        if (current.inherited > 0) {
            current.inherited--;
            for (Reading reading : taken.decoded().readings()) {
                if (reading.origin().stamped() == Stamped.ARRIVAL && !recognised) {
                    possiblyRepeated.increment();
                }
            }
        }
        if (!current.caughtUp) {
            synchronized (current.catchUp) {
                long moment = System.nanoTime();
                current.catchUp.message(moment);
                for (Reading reading : taken.decoded().readings()) {
                    if (reading.origin().stamped() == Stamped.DEVICE) {
                        current.catchUp.reading(now - reading.at(), moment);
                    }
                }
            }
        }
    }

    private void wake() {
        if (!woken.getAndSet(true)) {
            LockSupport.unpark(acknowledger);
        }
    }

    /** On a thread of its own, so that the log's writer is not kept from its next commit, and acknowledgements go out together. */
    private void acknowledgeSettled() {
        int[] ids = new int[ACKS_AT_ONCE];
        while (!Thread.currentThread().isInterrupted()) {
            if (!woken.getAndSet(false)) {
                LockSupport.park(this);
                continue;
            }
            Delivery current = delivery;
            int count = current == null ? -1 : current.window.drain(ids);
            while (current != null && count >= 0) {
                if (current.connection.acknowledge(ids, count)) {
                    acknowledged.add(count);
                }
                count = current.window.drain(ids);
            }
        }
    }
}
