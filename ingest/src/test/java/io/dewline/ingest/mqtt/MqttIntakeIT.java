package io.dewline.ingest.mqtt;

import static io.dewline.ingest.mqtt.IntakeFixture.TOPIC;
import static io.dewline.ingest.mqtt.IntakeFixture.options;
import static io.dewline.ingest.mqtt.IntakeFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.ingest.server.MqttPeer;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.Reading;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The intake with a real Mosquitto. */
@Timeout(90)
final class MqttIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static URI uri(MosquittoServer mosquitto) {
        return URI.create(mosquitto.uri());
    }

    private static List<Long> seqs(List<Reading> readings) {
        return readings.stream().map(Reading::seq).toList();
    }

    private static List<Long> range(int from, int to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void takesAFloodInOrder() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn();
                IntakeFixture fixture = IntakeFixture.start(options(uri(mosquitto)));
                PahoFlood flood = PahoFlood.connect(uri(mosquitto))) {
            fixture.awaitCaughtUp();
            for (int seq = 0; seq < 20_000; seq++) {
                flood.publish(TOPIC, reading(seq));
            }
            fixture.log.await(Reading.class, 20_000);
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 20_000);
            assertThat(seqs(fixture.log.all(Reading.class)).equals(range(0, 20_000)))
                    .isTrue();
        }
    }

    @Test
    void holdsItsWindowThoughMosquittoSendsMore() throws Exception {
        List<CompletableFuture<Long>> pending = Collections.synchronizedList(new ArrayList<>());
        try (MosquittoServer mosquitto = MosquittoServer.startOwn()) {
            MqttOptions narrow = options(uri(mosquitto)).with(new MqttOptions.Window(7, 1 << 20));
            try (IntakeFixture fixture = IntakeFixture.start(narrow);
                    MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
                fixture.awaitUp();
                fixture.log.answer(drafts -> {
                    CompletableFuture<Long> answer = new CompletableFuture<>();
                    pending.add(answer);
                    return answer;
                });
                for (int seq = 0; seq < 60; seq++) {
                    peer.publish(TOPIC, reading(seq));
                }
                for (int i = 0; i < 60; i++) {
                    int next = i;
                    Eventually.holds("message " + i, () -> pending.size() > next);
                    assertThat(fixture.intake.state().windowMessages()).isLessThanOrEqualTo(7);
                    pending.get(i).complete(0L);
                }
                assertThat(seqs(fixture.log.all(Reading.class))).isEqualTo(range(0, 60));
                assertThat(fixture.intake.state().connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void resumesItsSessionAfterARestartOfTheBroker() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn();
                IntakeFixture fixture = IntakeFixture.start(options(uri(mosquitto)))) {
            fixture.awaitCaughtUp();
            for (int round = 0; round < 3; round++) {
                mosquitto.stop();
                Eventually.holds("down", () -> fixture.intake.state().link() == Control.State.DOWN);
                mosquitto.startAgain();
                try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
                    for (int seq = round * 10; seq < round * 10 + 10; seq++) {
                        peer.publish(TOPIC, reading(seq));
                    }
                }
                int end = round * 10 + 10;
                // What was not acknowledged before the stop comes again.
                Eventually.holds("all up to " + end, () -> seqs(fixture.log.all(Reading.class))
                        .containsAll(range(0, end)));
            }
        }
    }

    @Test
    void saysThatTheBrokerHasForgottenItsSession() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false");
                IntakeFixture fixture = IntakeFixture.start(options(uri(mosquitto)))) {
            fixture.awaitUp();
            assertThat(fixture.intake.state().sessionsLost()).isZero();
            mosquitto.kill();
            mosquitto.startAgain();
            Eventually.holds("session lost", () -> fixture.intake.state().sessionsLost() == 1);
            fixture.awaitUp();
        }
    }

    @Test
    void noticesABrokerThatNoLongerAnswers() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn();
                IntakeFixture fixture = IntakeFixture.start(options(uri(mosquitto)))) {
            fixture.awaitCaughtUp();
            mosquitto.pause();
            Eventually.holds(
                    "down", Duration.ofSeconds(15), () -> fixture.intake.state().link() == Control.State.DOWN);
            assertThat(fixture.intake.state().problem()).startsWith("the broker has been silent for");
            mosquitto.resume();
            fixture.awaitUp();
        }
    }

    @Test
    void recognisesWhatAResumedSessionDeliversAgain() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn();
                IntakeFixture fixture = IntakeFixture.start(options(uri(mosquitto)));
                MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
            fixture.awaitUp();
            fixture.log.answer(drafts -> {
                boolean third = drafts.get(0).entries().stream().anyMatch(entry -> ((Reading) entry).value(0) == 3);
                return third ? CompletableFuture.failedStage(new LogRefused("full")) : new CompletableFuture<>();
            });
            peer.publish(TOPIC, "{\"values\": {\"pm10\": 1}}");
            peer.publish(TOPIC, "{\"values\": {\"pm10\": 1}}");
            List<Long> first = fixture.log.await(Reading.class, 2).stream()
                    .map(Reading::at)
                    .toList();
            peer.publish(TOPIC, "{\"values\": {\"pm10\": 3}}");
            Eventually.holds("down", () -> fixture.intake.state().link() == Control.State.DOWN);
            fixture.log.answer(drafts -> CompletableFuture.completedStage(0L));
            List<Reading> readings = fixture.log.await(Reading.class, 5);
            assertThat(readings.subList(2, 4)).extracting(Reading::at).isEqualTo(first);
            assertThat(fixture.intake.state().repeats()).isEqualTo(3);
        }
    }

    @Test
    void makesDeadLettersOfWhatMosquittoPassesOn() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn();
                IntakeFixture fixture = IntakeFixture.start(options(uri(mosquitto)));
                MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
            fixture.awaitUp();
            peer.publish(TOPIC, "x".repeat(10 << 20));
            peer.publish(TOPIC, "[".repeat(10_000));
            peer.publish(TOPIC, reading(1));
            fixture.log.await(Reading.class, 1);
            assertThat(fixture.log.all(DeadLetter.class))
                    .extracting(DeadLetter::reason)
                    .containsExactly("payload_too_large", "json_too_deep");
            Eventually.holds("acknowledged", () -> fixture.intake.state().acknowledged() == 3);
        }
    }
}
