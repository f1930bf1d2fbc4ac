package io.dewline.ingest.mqtt;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** What Dewline is measured against: the same client on the same wire, which counts each message, acknowledges it at once and does nothing else. */
final class BareSink {
    private static final long TOLD_EVERY_NANOS = 100_000_000;

    private final CountDownLatch done = new CountDownLatch(1);
    private final int[] id = new int[1];
    private final long warmUp;
    private final long wanted;
    private long count;
    private long told;

    private BareSink(long warmUp, long wanted) {
        this.warmUp = warmUp;
        this.wanted = wanted;
    }

    /**
     * Takes the broker's address, a number of messages to warm up with and a number to wait for in all; prints the count as it grows, {@code done N} at
     * either number, and ends with its input.
     */
    public static void main(String[] arguments) throws Exception {
        BareSink sink = new BareSink(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        Connection connection = new Connection(MqttOptions.of(URI.create(arguments[0]), "bare-sink"), sink::arrived);
        connection.open(true);
        connection.subscribe(List.of("dewline/v1/+/+/telemetry"));
        System.out.println("subscribed");
        sink.done.await();
        System.out.println("done " + sink.count);
        // Whoever measures reads this process's account before it ends.
        while (System.in.read() >= 0) {
            // Nothing is said, only the end counts.
        }
        connection.leave();
    }

    private void arrived(Connection connection, String topic, MqttMessage message) {
        count++;
        id[0] = message.getId();
        connection.acknowledge(id, 1);
        if (System.nanoTime() - told > TOLD_EVERY_NANOS) {
            told = System.nanoTime();
            System.out.println(count);
        }
        if (count == warmUp) {
            System.out.println("done " + count);
        }
        if (count == wanted) {
            done.countDown();
        }
    }
}
