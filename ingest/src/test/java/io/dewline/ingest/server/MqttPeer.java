package io.dewline.ingest.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** A second party at a broker, for tests: publishes text at QoS 1 and collects what arrives, with a clean session. */
public final class MqttPeer implements AutoCloseable {
    private final MqttClient client;

    private MqttPeer(MqttClient client) {
        this.client = client;
    }

    /**
     * Connects.
     *
     * @param uri as {@link MosquittoServer#uri()} gives it
     * @param patience how long to wait for each answer of the broker
     */
    public static MqttPeer connect(String uri, Duration patience) throws MqttException {
        MqttClient client = new MqttClient(uri, "dewline-test-" + System.nanoTime(), new MemoryPersistence());
        client.setTimeToWait(patience.toMillis());
        MqttPeer peer = new MqttPeer(client);
        try {
            client.connect();
        } catch (MqttException e) {
            peer.close();
            throw e;
        }
        return peer;
    }

    /** Returns once the broker has acknowledged it. */
    public void publish(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /** Publishes at QoS 0. */
    public void send(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 0, false);
    }

    /** Like {@link #publish}, kept by the broker for later subscribers. */
    public void retain(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, true);
    }

    /** Subscribes and returns the queue in which the payloads arrive. */
    public BlockingQueue<String> subscribe(String filter) throws MqttException {
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        // Not subscribe(filter, qos, listener): in Paho 1.2.5 that one calls itself without end.
        client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)}, new IMqttMessageListener[] {
            (topic, message) -> arrived.add(new String(message.getPayload(), StandardCharsets.UTF_8))
        });
        return arrived;
    }

    /** The next payload, if one arrives within ten seconds. */
    public static Optional<String> next(BlockingQueue<String> arrived) throws InterruptedException {
        return Optional.ofNullable(arrived.poll(10, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close(true);
    }
}
