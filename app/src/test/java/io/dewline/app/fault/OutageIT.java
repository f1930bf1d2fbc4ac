package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dewline.alerts.notify.LogNotifier;
import io.dewline.app.Dewline;
import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.LogTime;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.ingest.server.MqttPeer;
import io.dewline.model.Control;
import io.dewline.model.Kinds;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Dewline comes back after an hour, and the broker has kept an hour of readings for it. */
@Timeout(90)
final class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder;

    @Test
    void nothingStaleIsToldSinglyAndNobodyIsCalledSilent() throws Exception {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.list = new CopyOnWriteArrayList<>();
        Logger notifier = (Logger) LoggerFactory.getLogger(LogNotifier.class);
        notifier.setLevel(Level.INFO);
        notifier.addAppender(told);
        told.start();
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            session(mosquitto);
            Place place = Place.in(
                    folder.resolve("place"), mosquitto.uri(), "store: { kind: embedded }", "http: { port: 0 }");
            long now = System.currentTimeMillis();
            lastHeard(place, now - 61 * MINUTE);
            queue(mosquitto, now);
            try (Dewline dewline = place.start(Dewline.Hooks.NONE)) {
                Api api = Api.at(dewline.address());
                Eventually.holds(
                        "the queue is judged",
                        PATIENCE,
                        () -> api.settled() && api.ledger().getLong("evaluated") == 61L * Place.MONITORS.size());
                api.awaitCaughtUp(PATIENCE);
                Eventually.holds("one message", PATIENCE, () -> !told.list.isEmpty());
                assertThat(api.alerts().stream()
                                .map(JsonObject.class::cast)
                                .map(alert -> alert.getString("rule") + " " + alert.getString("condition")))
                        .containsExactly("dust-high recovered");
            }
            assertThat(told.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("中断期间出现并已恢复的告警 1 条");
        } finally {
            notifier.detachAppender(told);
            notifier.setLevel(null);
        }
    }

    /** Makes the broker keep a queue for Dewline, which is then away. */
    private void session(MosquittoServer mosquitto) throws Exception {
        Place before =
                Place.in(folder.resolve("before"), mosquitto.uri(), "store: { kind: none }", "http: { port: 0 }");
        try (Dewline dewline = before.start(Dewline.Hooks.NONE)) {
            Api.at(dewline.address()).awaitCaughtUp(PATIENCE);
        }
    }

    /** A log that ends at {@code then}. */
    private static void lastHeard(Place place, long then) throws Exception {
        LogTime stopped = new LogTime() {
            @Override
            public long now() {
                return then;
            }

            @Override
            public Beating every(long millis, Runnable beat) {
                return () -> {};
            }
        };
        Quantity pm10 = Objects.requireNonNull(Kinds.quantities().get("pm10"));
        try (SqliteLog log = SqliteLog.open(place.state().resolve("log"), LogOptions.defaults(), stopped, -1)) {
            log.append(Draft.control("city", new Control.Link(Control.State.UP)));
            log.append(Draft.control("city", new Control.Link(Control.State.CAUGHT_UP)));
            List<Reading> last = Place.MONITORS.stream()
                    .map(device -> new Reading(
                            new Source("dust", "east-gate", "fence", device),
                            then,
                            then,
                            Reading.NO_SEQ,
                            Reading.Origin.DEVICE,
                            new Quantity[] {pm10},
                            new double[] {40},
                            null))
                    .toList();
            log.append(Draft.readings("city", last)).toCompletableFuture().join();
        }
    }

    /** An hour of readings; for twenty minutes of it one monitor was high. */
    private static void queue(MosquittoServer mosquitto, long now) throws Exception {
        try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
            for (int minute = 60; minute >= 1; minute--) {
                for (String device : Place.MONITORS) {
                    boolean high = device.equals("dust-01") && minute <= 40 && minute > 20;
                    peer.publish(Place.topic(device), Place.reading(now - minute * MINUTE + 30_000, high ? 150 : 40));
                }
            }
        }
    }
}
