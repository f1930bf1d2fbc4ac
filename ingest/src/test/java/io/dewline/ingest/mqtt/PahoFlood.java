package io.dewline.ingest.mqtt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Publishes at QoS 1 without waiting for each answer. */
final class PahoFlood implements AutoCloseable {
    private static final int WINDOW = 500;

    private final MqttAsyncClient client;
    private final Semaphore room = new Semaphore(WINDOW);

    private PahoFlood(MqttAsyncClient client) {
        this.client = client;
    }

    static PahoFlood connect(URI uri) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(uri.toString(), "flood-" + System.nanoTime(), new MemoryPersistence());
        client.connect().waitForCompletion(10_000);
        return new PahoFlood(client);
    }

    void publish(String topic, String payload) {
        room.acquireUninterruptibly();
        try {
            client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false, null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    room.release();
                }

                @Override
                public void onFailure(IMqttToken token, Throwable failure) {
                    room.release();
                }
            });
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws MqttException {
        room.acquireUninterruptibly(WINDOW);
        client.disconnect().waitForCompletion(10_000);
        client.close();
    }
}
