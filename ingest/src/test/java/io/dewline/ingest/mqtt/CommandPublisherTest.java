package io.dewline.ingest.mqtt;

import static io.dewline.ingest.mqtt.IntakeFixture.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.ingest.server.MqttPeer;
import io.dewline.model.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CommandPublisherTest {
    private final Instant until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    private final Command start = new Command("c-5f0c3a9e", "east-gate", "cannon-01", true, until);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static CommandPublisher publisher(EmbeddedBroker broker) {
        CommandPublisher publisher = new CommandPublisher(options(broker.uri()));
        publisher.start();
        Eventually.holds("up", publisher::isUp);
        return publisher;
    }

    private static void done(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void publishesAnAbsoluteStateWithItsEnd() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                MqttPeer device = MqttPeer.connect(broker.uri().toString(), Duration.ofSeconds(10));
                CommandPublisher publisher = publisher(broker)) {
            var arrived = device.subscribe("dewline/v1/east-gate/cannon-01/command");
            done(publisher.publish(start, Instant.now()));
            assertThat(MqttPeer.next(arrived))
                    .contains("{\"id\": \"c-5f0c3a9e\", \"desired\": {\"running\": 1}, \"until\": \"" + until + "\"}");
            done(publisher.publish(new Command("c-5f0c3a9e", "east-gate", "cannon-01", false, until), Instant.now()));
            assertThat(MqttPeer.next(arrived))
                    .hasValueSatisfying(text -> assertThat(text).contains("\"running\": 0"));
        }
    }

    @Test
    void failsWhenTheBrokerRefuses() throws Exception {
        EmbeddedBroker.Setup readOnly =
                new EmbeddedBroker.Setup((user, password) -> true, (user, address) -> !address.endsWith("command"), "");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, readOnly);
                CommandPublisher publisher = publisher(broker)) {
            assertThatThrownBy(() -> done(publisher.publish(start, Instant.now())))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("Not authorized");
            assertThat(publisher.isUp()).isTrue();
        }
    }

    @Test
    void failsWithoutABrokerAndWorksAgainWhenItIsBack() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                CommandPublisher publisher = publisher(broker)) {
            broker.stop();
            Eventually.holds("down", () -> !publisher.isUp());
            assertThatThrownBy(() -> done(publisher.publish(start, Instant.now())))
                    .hasMessageContaining("no MQTT connection");
            broker.startAgain();
            Eventually.holds("up", publisher::isUp);
            done(publisher.publish(start, Instant.now()));
        }
    }

    @Test
    void failsWhatTheBrokerNeverAnswers() throws Exception {
        MqttOptions.Session impatient =
                new MqttOptions.Session(Duration.ofSeconds(4), Duration.ofHours(1), Duration.ofMillis(900), 16L << 20);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                TcpProxy proxy = TcpProxy.to(broker.port())) {
            CommandPublisher publisher =
                    new CommandPublisher(options(proxy.uri()).with(impatient));
            try (publisher) {
                publisher.start();
                Eventually.holds("up", publisher::isUp);
                proxy.oneByteAtATime(Duration.ofSeconds(5));
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 3; i++) {
                                done(publisher.publish(start, Instant.now()));
                            }
                        })
                        .isInstanceOf(ExecutionException.class)
                        .hasMessageContaining("did not answer in time");
            }
        }
    }

    @Test
    void takesOnlySoManyAtOnce() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                TcpProxy proxy = TcpProxy.to(broker.port())) {
            CommandPublisher publisher = new CommandPublisher(options(proxy.uri()));
            try (publisher) {
                publisher.start();
                Eventually.holds("up", publisher::isUp);
                proxy.oneByteAtATime(Duration.ofSeconds(5));
                assertThatThrownBy(() -> {
                            CompletionStage<Void> last = publisher.publish(start, Instant.now());
                            for (int i = 0; i < 40; i++) {
                                last = publisher.publish(start, Instant.now());
                            }
                            done(last);
                        })
                        .hasMessageContaining("too many commands");
            }
        }
    }

    @Test
    void doesNotPublishWhatHasEnded() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                CommandPublisher publisher = publisher(broker)) {
            Command over = new Command(
                    "c-1", "east-gate", "cannon-01", true, Instant.now().minusSeconds(1));
            assertThatThrownBy(() -> done(publisher.publish(over, Instant.now())))
                    .hasMessageContaining("ended");
        }
    }
}
