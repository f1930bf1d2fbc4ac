package io.dewline.sim.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Another client's view of a broker: hears everything under one filter, and can speak. */
public final class Peer implements AutoCloseable {
    /** One message as it arrived. */
    public record Heard(String topic, String payload, boolean retained) {}

    private final MqttClient client;
    private final List<Heard> heard = new ArrayList<>();

    private Peer(MqttClient client) {
        this.client = client;
    }

    public static Peer listen(TestBroker broker, String filter) throws MqttException {
        MqttClient client = new MqttClient(broker.uri(), "peer-" + System.nanoTime(), new MemoryPersistence());
        client.setTimeToWait(10_000);
        Peer peer = new Peer(client);
        client.connect();
        client.subscribe(
                new MqttSubscription[] {new MqttSubscription(filter, 1)}, new IMqttMessageListener[] {peer::arrived});
        return peer;
    }

    public void publish(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /** Forgets a retained message. */
    public void forget(String topic) throws MqttException {
        client.publish(topic, new byte[0], 1, true);
    }

    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Waits until what was heard satisfies a condition, at most so long; returns it in any case. */
    public synchronized List<Heard> await(Duration atMost, Predicate<List<Heard>> condition)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.test(heard)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return List.copyOf(heard);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close(true);
    }

    private synchronized void arrived(String topic, MqttMessage message) {
        heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained()));
        notifyAll();
    }
}
