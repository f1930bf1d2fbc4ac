package io.dewline.sim.mqtt;

import java.nio.charset.StandardCharsets;

/** One publish at QoS 1; {@code mark} is the sender's own number and comes back with the acknowledgement. */
public final class Message {
    final byte[] topic;
    final byte[] payload;
    final boolean retained;
    final long mark;
    int packetId;

    public Message(byte[] topic, byte[] payload, boolean retained, long mark) {
        this.topic = topic;
        this.payload = payload;
        this.retained = retained;
        this.mark = mark;
    }

    public static Message of(String topic, String payload, boolean retained) {
        return new Message(utf8(topic), utf8(payload), retained, -1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
