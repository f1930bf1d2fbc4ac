package io.dewline.ingest.mqtt;

import static io.dewline.ingest.mqtt.IntakeFixture.TOPIC;
import static io.dewline.ingest.mqtt.IntakeFixture.options;
import static io.dewline.ingest.mqtt.IntakeFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.server.MqttPeer;
import io.dewline.model.Control;
import io.dewline.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a broker can do to the intake: go, refuse, hang up. */
@Timeout(60)
final class BrokerFaultTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void publish(EmbeddedBroker broker, int from, int to) throws Exception {
        try (MqttPeer peer = MqttPeer.connect(broker.uri().toString(), Duration.ofSeconds(10))) {
            for (int seq = from; seq < to; seq++) {
                peer.publish(TOPIC, reading(seq));
            }
        }
    }

    private static long pahoThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("MQTT ") && thread.getName().endsWith(" dewline-test"))
                .count();
    }

    @Test
    void resumesAfterABrokerRestartWithWhatCameMeanwhile() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                IntakeFixture fixture = IntakeFixture.start(options(broker.uri()))) {
            fixture.awaitCaughtUp();
            publish(broker, 0, 10);
            fixture.log.await(Reading.class, 10);
            broker.stop();
            Eventually.holds("down", () -> fixture.intake.state().link() == Control.State.DOWN);
            broker.startAgain();
            publish(broker, 10, 20);
            fixture.log.await(Reading.class, 20);
            List<Long> seqs =
                    fixture.log.all(Reading.class).stream().map(Reading::seq).toList();
            assertThat(seqs).containsAll(LongStream.range(0, 20).boxed().toList());
        }
    }

    @Test
    void saysWhenTheBrokerRefusesASubscription() throws Exception {
        EmbeddedBroker.Setup noFacts =
                new EmbeddedBroker.Setup((user, password) -> true, (user, address) -> !address.contains("fact"), "");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, noFacts);
                IntakeFixture fixture = IntakeFixture.start(options(broker.uri()))) {
            Eventually.holds("refused", () -> fixture.intake.state().problem().contains("dewline/v1/+/fact"));
        }
    }

    @Test
    void saysWhenTheBrokerDoesNotLetItIn() throws Exception {
        Files.writeString(folder.resolve("password"), "right\n");
        EmbeddedBroker.Setup guarded = new EmbeddedBroker.Setup(
                (user, password) -> user.equals("dew") && password.equals("right"), (user, address) -> true, "");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), guarded)) {
            try (IntakeFixture stranger = IntakeFixture.start(options(broker.uri()))) {
                Eventually.holds(
                        "refused", () -> !stranger.intake.state().problem().isEmpty());
                assertThat(stranger.intake.state().problem()).containsIgnoringCase("user name or password");
            }
            MqttOptions.Login login = new MqttOptions.Login("dew", Secret.ofFile(folder.resolve("password")));
            try (IntakeFixture known = IntakeFixture.start(options(broker.uri()).with(login))) {
                known.awaitUp();
            }
            MqttOptions.Login lost = new MqttOptions.Login("dew", Secret.ofFile(folder.resolve("nothing")));
            try (IntakeFixture known = IntakeFixture.start(options(broker.uri()).with(lost))) {
                Eventually.holds("no file", () -> known.intake.state().problem().contains("nothing cannot be read"));
            }
            assertThat(options(broker.uri()).with(login).toString()).doesNotContain("right");
        }
    }

    @Test
    void endsEveryThreadWhenABrokerHangsUpAtOnce() throws Exception {
        try (TcpProxy nobody = TcpProxy.hangingUp();
                IntakeFixture fixture = IntakeFixture.start(options(nobody.uri()))) {
            Eventually.holds("tried three times", () -> nobody.connections() >= 3);
            assertThat(fixture.intake.state().link()).isEqualTo(Control.State.DOWN);
            Eventually.holds("no threads left", () -> pahoThreads() <= 5);
        }
        Eventually.holds("no threads left", () -> pahoThreads() == 0);
    }
}
