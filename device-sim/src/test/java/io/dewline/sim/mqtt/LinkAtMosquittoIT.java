package io.dewline.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.sim.server.MosquittoBroker;
import io.dewline.sim.server.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkAtMosquittoIT extends LinkContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return MosquittoBroker.startOwn(folder);
    }

    @Test
    void aWrongPasswordIsRefusedInWordsAndTheRightOneLetsIn(@TempDir Path closed) throws Exception {
        Path passwords = closed.resolve("passwords");
        Files.createFile(passwords);
        new ProcessBuilder("mosquitto_passwd", "-b", passwords.toString(), "sim", "right")
                .redirectErrorStream(true)
                .start()
                .waitFor();
        try (MosquittoBroker broker =
                MosquittoBroker.startOwn(closed, "allow_anonymous false", "password_file " + passwords)) {
            assertThatThrownBy(() -> link(broker, null, null)).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> link(broker, "sim", "wrong"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("not authorized");
            try (Link link = link(broker, "sim", "right")) {
                link.publish(Message.of("sim/n", "1", false));
                assertThat(link.drain(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    @Test
    void theBrokersReceiveMaximumIsKept(@TempDir Path narrow) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.startOwn(narrow, "max_inflight_messages 1");
                Link link = link(broker, null, null)) {
            for (int i = 0; i < 500; i++) {
                link.publish(Message.of("sim/n", String.valueOf(i), false));
            }
            assertThat(link.drain(Duration.ofSeconds(10))).isTrue();
            assertThat(link.losses()).isZero();
            assertThat(link.acknowledged()).isEqualTo(500);
        }
    }

    @Test
    void aBrokerThatGoesAwayAndComesBackGetsWhatWaited(@TempDir Path own) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.startOwn(own)) {
            AtomicInteger commands = new AtomicInteger();
            Identity device = new Identity("sim-valve", null, List.of("sim/valve/command"));
            LinkListener listener = new LinkListener() {
                @Override
                public void arrived(String topic, byte[] payload) {
                    commands.incrementAndGet();
                }
            };
            try (Link link = Link.open(Broker.at(broker.uri()), device, LinkOptions.device(), listener)) {
                link.publish(Message.of("sim/n", "0", false));
                assertThat(link.drain(PATIENCE)).isTrue();
                broker.stop();
                for (int i = 1; i <= 500; i++) {
                    link.publish(Message.of("sim/n", String.valueOf(i), false));
                }
                assertThat(link.drain(Duration.ofMillis(300))).isFalse();
                broker.startAgain();
                assertThat(link.drain(PATIENCE)).isTrue();
                assertThat(link.acknowledged()).isEqualTo(501);
                assertThat(link.dropped()).isZero();
                // The subscription is there again, too: a message to itself comes back.
                link.publish(Message.of("sim/valve/command", "{}", false));
                assertThat(link.drain(PATIENCE)).isTrue();
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (commands.get() == 0 && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                assertThat(commands).hasValue(1);
            }
        }
    }

    @Test
    void overTlsOnlyACertificateOfTheNamedAuthorityForTheHostIsTrusted(@TempDir Path own) throws Exception {
        Certificate local = Certificate.make(own, "local", "ip:127.0.0.1");
        Certificate other = Certificate.make(own, "other", "dns:elsewhere.example");
        try (MosquittoBroker broker = MosquittoBroker.startOwn(own, local.mosquitto())) {
            assertThat(publishes(tls(broker, local.pem()))).isTrue();
            assertThatThrownBy(() -> publishes(tls(broker, other.pem()))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> publishes(tls(broker, null))).isInstanceOf(IOException.class);
        }
        Path second = Files.createDirectory(own.resolve("second"));
        try (MosquittoBroker broker = MosquittoBroker.startOwn(second, other.mosquitto())) {
            assertThatThrownBy(() -> publishes(tls(broker, other.pem()))).hasMessageContaining("127.0.0.1");
        }
    }

    private static Broker tls(MosquittoBroker broker, @Nullable Path ca) {
        return new Broker(URI.create(broker.uri().replace("tcp:", "ssl:")), null, null, ca);
    }

    private static boolean publishes(Broker broker) throws Exception {
        try (Link link = Link.open(
                broker, Identity.publisher("sim-tls"), LinkOptions.lossless(50, PATIENCE), new LinkListener() {})) {
            link.publish(Message.of("sim/n", "1", false));
            return link.drain(PATIENCE);
        }
    }

    private static Link link(MosquittoBroker broker, @Nullable String user, @Nullable String password)
            throws Exception {
        Broker at = new Broker(URI.create(broker.uri()), user, password, null);
        return Link.open(at, Identity.publisher("sim-link"), LinkOptions.lossless(50, PATIENCE), new LinkListener() {});
    }
}
