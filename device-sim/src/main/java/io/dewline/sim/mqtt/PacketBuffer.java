package io.dewline.sim.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of packets being put together, with the data types of MQTT 5 section 1.5. */
final class PacketBuffer {
    private byte[] bytes;
    private int size;

    PacketBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    PacketBuffer octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    PacketBuffer twoOctets(int value) {
        return octet(value >>> 8).octet(value);
    }

    PacketBuffer fourOctets(long value) {
        return twoOctets((int) (value >>> 16)).twoOctets((int) value);
    }

    /** Variable byte integer, at most 268,435,455. */
    PacketBuffer length(int value) {
        int rest = value;
        do {
            int digit = rest & 0x7f;
            rest >>>= 7;
            octet(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        return this;
    }

    PacketBuffer text(String text) {
        return binary(text.getBytes(StandardCharsets.UTF_8));
    }

    PacketBuffer binary(byte[] content) {
        return twoOctets(content.length).raw(content, content.length);
    }

    PacketBuffer raw(byte[] content, int count) {
        room(count);
        System.arraycopy(content, 0, bytes, size, count);
        size += count;
        return this;
    }

    PacketBuffer append(PacketBuffer other) {
        return raw(other.bytes, other.size);
    }

    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
