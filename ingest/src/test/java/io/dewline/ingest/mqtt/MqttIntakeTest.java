package io.dewline.ingest.mqtt;

import static io.dewline.ingest.mqtt.IntakeFixture.TOPIC;
import static io.dewline.ingest.mqtt.IntakeFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.server.MqttPeer;
import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Reading;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The intake at an in-process broker. That one may hand messages on out of order; the order is tried at Mosquitto, in {@link MqttIntakeIT}. */
@Timeout(60)
final class MqttIntakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AtomicInteger TESTS = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    /** Each test has a session of its own. */
    private final String clientId = "intake-" + TESTS.incrementAndGet();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private MqttOptions options(URI uri) {
        return IntakeFixture.options(uri).withClientId(clientId);
    }

    private static void publish(int from, int to) throws Exception {
        try (MqttPeer peer = MqttPeer.connect(broker.uri().toString(), PATIENCE)) {
            for (int seq = from; seq < to; seq++) {
                peer.publish(TOPIC, reading(seq));
            }
        }
    }

    private static List<Long> seqs(List<Reading> readings) {
        return readings.stream().map(Reading::seq).toList();
    }

    private static List<Long> range(int from, int to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void takesMessagesIntoTheLogAndAcknowledgesThem() throws Exception {
        try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()))) {
            fixture.awaitCaughtUp();
            publish(0, 50);
            assertThat(seqs(fixture.log.await(Reading.class, 50))).containsExactlyInAnyOrderElementsOf(range(0, 50));
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 50);
            assertThat(fixture.intake.state().windowMessages()).isZero();
            assertThat(fixture.told).containsExactly(Control.State.DOWN, Control.State.UP, Control.State.CAUGHT_UP);
        }
    }

    @Test
    void doesNotAcknowledgeWhatTheLogHasNotCommitted() throws Exception {
        try (IntakeFixture first = IntakeFixture.start(options(broker.uri()))) {
            first.awaitUp();
            first.log.answer(drafts -> new CompletableFuture<>());
            publish(0, 5);
            first.log.await(Reading.class, 5);
            assertThat(first.intake.state().acknowledged()).isZero();
            assertThat(first.intake.state().windowMessages()).isEqualTo(5);
        }
        try (IntakeFixture second = IntakeFixture.start(options(broker.uri()))) {
            assertThat(seqs(second.log.await(Reading.class, 5))).containsExactlyInAnyOrderElementsOf(range(0, 5));
        }
    }

    @Test
    void losesWhatItAcknowledgesTooEarly() throws Exception {
        MqttIntake.Acknowledge tooEarly = MqttIntake.Acknowledge.BEFORE_COMMIT;
        try (IntakeFixture first = IntakeFixture.start(options(broker.uri()), tooEarly)) {
            first.awaitUp();
            first.log.answer(drafts -> new CompletableFuture<>());
            publish(0, 5);
            Eventually.holds("acknowledged", () -> first.intake.state().acknowledged() == 5);
        }
        try (IntakeFixture second = IntakeFixture.start(options(broker.uri()))) {
            second.awaitCaughtUp();
            assertThat(second.log.all(Reading.class)).isEmpty();
        }
    }

    @Test
    void acknowledgesInOrderOfReceiptWhateverTheOrderOfCommits() throws Exception {
        List<CompletableFuture<Long>> pending = Collections.synchronizedList(new ArrayList<>());
        try (IntakeFixture first = IntakeFixture.start(options(broker.uri()))) {
            first.awaitUp();
            first.log.answer(drafts -> {
                CompletableFuture<Long> answer = new CompletableFuture<>();
                pending.add(answer);
                return answer;
            });
            publish(0, 6);
            first.log.await(Reading.class, 6);
            pending.get(5).complete(0L);
            pending.get(3).complete(0L);
            pending.get(1).complete(0L);
            pending.get(0).complete(0L);
            Eventually.holds("two acknowledged", () -> first.intake.state().acknowledged() == 2);
            pending.get(2).complete(0L);
            Eventually.holds("four acknowledged", () -> first.intake.state().acknowledged() == 4);
        }
        try (IntakeFixture second = IntakeFixture.start(options(broker.uri()))) {
            second.awaitCaughtUp();
            assertThat(seqs(second.log.all(Reading.class))).containsExactlyInAnyOrderElementsOf(range(4, 6));
        }
    }

    @Test
    void takesANewConnectionAfterALossAndLosesNothing() throws Exception {
        try (TcpProxy proxy = TcpProxy.to(broker.port());
                IntakeFixture fixture = IntakeFixture.start(options(proxy.uri()))) {
            fixture.awaitCaughtUp();
            for (int round = 0; round < 4; round++) {
                publish(round * 25, round * 25 + 25);
                proxy.cut();
            }
            publish(100, 110);
            Eventually.holds(
                    "all came",
                    () -> fixture.log.all(Reading.class).stream()
                                    .map(Reading::seq)
                                    .distinct()
                                    .count()
                            == 110);
            Eventually.holds("caught up", () -> fixture.intake.state().link() == Control.State.CAUGHT_UP);
            assertThat(fixture.intake.state().connections()).isGreaterThan(1);
            assertThat(fixture.told)
                    .containsSubsequence(
                            Control.State.CAUGHT_UP, Control.State.DOWN, Control.State.UP, Control.State.CAUGHT_UP);
            assertThat(pahoThreads()).isLessThanOrEqualTo(4);
        }
    }

    private long pahoThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("MQTT ") && thread.getName().endsWith(" " + clientId))
                .count();
    }

    @Test
    void holdsNoMoreThanItsWindowUnacknowledged() throws Exception {
        MqttOptions narrow = options(broker.uri()).with(new MqttOptions.Window(7, 1 << 20));
        List<CompletableFuture<Long>> pending = Collections.synchronizedList(new ArrayList<>());
        try (IntakeFixture fixture = IntakeFixture.start(narrow)) {
            fixture.awaitUp();
            fixture.log.answer(drafts -> {
                CompletableFuture<Long> answer = new CompletableFuture<>();
                pending.add(answer);
                return answer;
            });
            publish(0, 30);
            fixture.log.await(Reading.class, 7);
            assertThat(fixture.intake.state().windowMessages()).isEqualTo(7);
            for (int i = 0; i < 30; i++) {
                int next = i;
                Eventually.holds("message " + i, () -> pending.size() > next);
                assertThat(fixture.intake.state().windowMessages()).isLessThanOrEqualTo(7);
                pending.get(i).complete(0L);
            }
            assertThat(seqs(fixture.log.all(Reading.class))).containsExactlyInAnyOrderElementsOf(range(0, 30));
        }
    }

    @Test
    void givesUpAConnectionWhoseWindowStaysFullAndSaysWhy() throws Exception {
        MqttOptions narrow = options(broker.uri()).with(new MqttOptions.Window(3, 1 << 20));
        try (IntakeFixture fixture = IntakeFixture.start(narrow)) {
            fixture.awaitUp();
            fixture.log.answer(drafts -> new CompletableFuture<>());
            // A broker that does not honour the receive maximum would send more by itself; QoS 0 is not bound by it.
            try (MqttPeer peer = MqttPeer.connect(broker.uri().toString(), PATIENCE)) {
                for (int seq = 0; seq < 4; seq++) {
                    peer.send(TOPIC, reading(seq));
                }
            }
            Eventually.holds("given up", () -> fixture.intake.state().problem().contains("stayed full"));
            fixture.log.answer(drafts -> CompletableFuture.completedStage(0L));
            fixture.awaitUp();
            publish(4, 6);
            fixture.log.await(Reading.class, 5);
        }
    }

    @Test
    void doesNotAcknowledgeWhatTheLogRefusesAndResumesByItself() throws Exception {
        try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()))) {
            fixture.awaitUp();
            AtomicInteger refused = new AtomicInteger();
            fixture.log.answer(drafts -> {
                refused.incrementAndGet();
                return CompletableFuture.failedStage(new LogRefused("the disk is full"));
            });
            publish(0, 5);
            Eventually.holds("tried twice", () -> refused.get() >= 2);
            assertThat(fixture.intake.state().acknowledged()).isZero();
            assertThat(fixture.intake.state().problem()).isIn("", "the log refuses: the disk is full");
            fixture.log.answer(drafts -> CompletableFuture.completedStage(0L));
            assertThat(seqs(fixture.log.await(Reading.class, 5))).containsExactlyInAnyOrderElementsOf(range(0, 5));
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 5);
        }
    }

    @Test
    void makesADeadLetterOfAMessageThatTheLogCannotHold() throws Exception {
        try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()))) {
            fixture.awaitUp();
            fixture.log.answer(drafts -> {
                if (drafts.stream().anyMatch(MqttIntakeTest::isPoison)) {
                    throw new IllegalArgumentException("cannot be expressed");
                }
                return CompletableFuture.completedStage(0L);
            });
            publish(12, 15);
            assertThat(seqs(fixture.log.await(Reading.class, 2))).isEqualTo(List.of(12L, 14L));
            assertThat(fixture.log.await(DeadLetter.class, 1))
                    .extracting(DeadLetter::reason, DeadLetter::topic)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("decoder_fault", TOPIC));
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 3);
        }
    }

    private static boolean isPoison(Draft draft) {
        return draft.kind() == Batch.Kind.READINGS
                && draft.entries().stream().anyMatch(entry -> ((Reading) entry).seq() == 13);
    }

    @Test
    void acknowledgesBadInputAsDeadLettersAndGoesOn() throws Exception {
        try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()));
                MqttPeer peer = MqttPeer.connect(broker.uri().toString(), PATIENCE)) {
            fixture.awaitUp();
            peer.publish(TOPIC, "{");
            peer.publish(TOPIC, "x".repeat(10 << 20));
            peer.publish("dewline/v1/east-gate/ghost-9/telemetry", "{\"values\": {\"pm10\": 1}}");
            peer.publish("dewline/v1/EAST/ghost-9/telemetry", "{}");
            publish(0, 1);
            fixture.log.await(Reading.class, 1);
            assertThat(fixture.log.all(DeadLetter.class))
                    .extracting(DeadLetter::reason)
                    .containsExactlyInAnyOrder(
                            "json_malformed", "payload_too_large", "device_unknown", "topic_malformed");
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 5);
            assertThat(fixture.reception.unknownDevices().list(io.dewline.ingest.decode.TestRegistry.examples()))
                    .singleElement()
                    .satisfies(device -> assertThat(device.device()).isEqualTo("ghost-9"));
            assertThat(fixture.reception.counts().deadLetters())
                    .containsEntry("payload_too_large", 1L)
                    .hasSize(4);
        }
    }

    @Test
    void logsAStatusOnlyWhenItChanges() throws Exception {
        String status = "dewline/v1/east-gate/dust-01/status";
        try (MqttPeer peer = MqttPeer.connect(broker.uri().toString(), PATIENCE)) {
            peer.retain(status, "{\"state\": \"online\"}");
            try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()))) {
                fixture.log.await(DeviceEvent.class, 1);
                peer.publish(status, "{\"state\": \"online\"}");
                peer.publish(status, "{\"state\": \"offline\"}");
                assertThat(fixture.log.await(DeviceEvent.class, 2))
                        .extracting(event -> ((DeviceEvent.Status) event).online())
                        .containsExactly(true, false);
                Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 3);
                assertThat(fixture.reception.counts().unchangedStatuses()).isEqualTo(1);
            }
            peer.retain(status, "");
        }
    }

    @Test
    void countsReadingsWithoutATimeOfTheirOwnThatMayBeRepeats() throws Exception {
        try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()));
                MqttPeer peer = MqttPeer.connect(broker.uri().toString(), PATIENCE)) {
            fixture.awaitUp();
            fixture.log.answer(drafts -> {
                boolean second = drafts.get(0).entries().stream().anyMatch(entry -> ((Reading) entry).value(0) == 2);
                return second ? CompletableFuture.failedStage(new LogRefused("full")) : new CompletableFuture<>();
            });
            peer.publish(TOPIC, "{\"values\": {\"pm10\": 1}}");
            fixture.log.await(Reading.class, 1);
            peer.publish(TOPIC, "{\"values\": {\"pm10\": 2}}");
            Eventually.holds("down", () -> fixture.intake.state().link() == Control.State.DOWN);
            fixture.log.answer(drafts -> CompletableFuture.completedStage(0L));
            assertThat(fixture.log.await(Reading.class, 3))
                    .extracting(reading -> reading.value(0))
                    .containsExactly(1.0, 1.0, 2.0);
            Eventually.holds("counted", () -> fixture.intake.state().possiblyRepeated() == 2);
        }
    }

    @Test
    void countsWhatMayBeARepeatOfAnEarlierProcess() throws Exception {
        try (IntakeFixture first = IntakeFixture.start(options(broker.uri()))) {
            first.awaitUp();
        }
        try (MqttPeer peer = MqttPeer.connect(broker.uri().toString(), PATIENCE)) {
            peer.publish(TOPIC, "{\"values\": {\"pm10\": 1}}");
            peer.publish(TOPIC, reading(4));
        }
        try (IntakeFixture second = IntakeFixture.start(options(broker.uri()))) {
            second.log.await(Reading.class, 2);
            assertThat(second.intake.state().possiblyRepeated()).isEqualTo(1);
        }
    }

    @Test
    void readsHeadersThatComeInPieces() throws Exception {
        try (TcpProxy slow = TcpProxy.to(broker.port());
                IntakeFixture fixture = IntakeFixture.start(options(slow.uri()))) {
            fixture.awaitCaughtUp();
            slow.oneByteAtATime(Duration.ofMillis(3));
            publish(0, 5);
            assertThat(seqs(fixture.log.await(Reading.class, 5))).containsExactlyInAnyOrderElementsOf(range(0, 5));
            assertThat(fixture.intake.state().connections()).isEqualTo(1);
        }
    }

    @Test
    void acknowledgesAFloodInBatches() throws Exception {
        try (IntakeFixture fixture = IntakeFixture.start(options(broker.uri()));
                PahoFlood flood = PahoFlood.connect(broker.uri())) {
            fixture.awaitUp();
            IntStream.range(0, 5_000).forEach(seq -> flood.publish(TOPIC, reading(seq)));
            fixture.log.await(Reading.class, 5_000);
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 5_000);
            assertThat(fixture.intake.state().connections()).isEqualTo(1);
            // Artemis changes the order of what waits for room in the receive maximum; Mosquitto does not, see
            // MqttIntakeIT.
            assertThat(seqs(fixture.log.all(Reading.class))).hasSize(5_000).containsAll(range(0, 5_000));
        }
    }
}
