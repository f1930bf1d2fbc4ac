package io.dewline.ingest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

final class MosquittoServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void deliversWhatIsPublished() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.start()) {
            assertThat(echo(mosquitto, "dewline-test/echo", "83.2")).contains("83.2");
        }
    }

    @Test
    void keepsRetainedMessagesOverAStopOnTheSamePort() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn()) {
            String uri = mosquitto.uri();
            retain(mosquitto, "dewline-test/state", "open");
            mosquitto.stop();
            assertThatThrownBy(() -> MqttPeer.connect(uri, PATIENCE)).isInstanceOf(MqttException.class);
            mosquitto.startAgain();
            assertThat(mosquitto.uri()).isEqualTo(uri);
            assertThat(received(mosquitto, "dewline-test/state")).contains("open");
        }
    }

    @Test
    void losesWhatItDoesNotPersistWhenKilled() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            retain(mosquitto, "dewline-test/state", "open");
            mosquitto.kill();
            mosquitto.startAgain();
            assertThat(echo(mosquitto, "dewline-test/state", "first")).contains("first");
        }
    }

    @Test
    void answersNobodyWhilePaused() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn()) {
            mosquitto.pause();
            assertThatThrownBy(() -> MqttPeer.connect(mosquitto.uri(), Duration.ofMillis(300)))
                    .isInstanceOf(MqttException.class);
            mosquitto.resume();
            assertThat(echo(mosquitto, "dewline-test/echo", "again")).contains("again");
        }
    }

    static Optional<String> echo(MosquittoServer mosquitto, String topic, String payload) throws Exception {
        try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
            var arrived = peer.subscribe(topic);
            peer.publish(topic, payload);
            return MqttPeer.next(arrived);
        }
    }

    private static Optional<String> received(MosquittoServer mosquitto, String topic) throws Exception {
        try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
            return MqttPeer.next(peer.subscribe(topic));
        }
    }

    private static void retain(MosquittoServer mosquitto, String topic, String payload) throws Exception {
        try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
            peer.retain(topic, payload);
        }
    }
}
