package io.dewline.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.sim.server.MosquittoBroker;
import io.dewline.sim.server.TestBroker;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static Link link(MosquittoBroker broker, @Nullable String user, @Nullable String password)
            throws Exception {
        Broker at = new Broker(URI.create(broker.uri()), user, password, null);
        return Link.open(at, Identity.publisher("sim-link"), LinkOptions.lossless(50), new LinkListener() {});
    }
}
