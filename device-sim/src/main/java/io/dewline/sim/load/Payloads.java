package io.dewline.sim.load;

import io.dewline.sim.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Ready-made messages of a device, into which only the time and the counter are still written. */
final class Payloads {
    /** Kind → values; two each, which makes messages of about a hundred bytes. */
    static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "soil", "\"soil_moisture\":0.2%02d,\"soil_temperature\":18.4",
            "raingarden", "\"ponding_level\":1%02d,\"soil_moisture\":0.31",
            "dust", "\"pm10\":83.%02d,\"pm25\":31.4",
            "weather", "\"temperature\":18.%02d,\"humidity\":61",
            "valve", "\"running\":0,\"volume\":1%02d",
            "cannon", "\"running\":0,\"tank_level\":7%d"));

    private static final byte[] HEAD = "{\"at\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQ = ",\"seq\":".getBytes(StandardCharsets.US_ASCII);

    private final byte[] topic;
    private final byte[] tail;
    private final int readings;
    private long seq;
    private long last;

    Payloads(Fleet fleet, int number, int readings) {
        topic = Topics.telemetry(fleet.site(), fleet.prefix() + number).getBytes(StandardCharsets.US_ASCII);
        int varied = fleet.kind().equals("cannon") ? number % 10 : number % 100;
        tail = (",\"values\":{" + String.format(KINDS.getOrDefault(fleet.kind(), ""), varied) + "}"
                        + (fleet.simulated() ? ",\"simulated\":true}" : "}"))
                .getBytes(StandardCharsets.US_ASCII);
        this.readings = readings;
    }

    byte[] topic() {
        return topic;
    }

    /** How many readings there were so far. */
    long made() {
        return seq;
    }

    /** The next message: measured now, but never twice in one millisecond; several readings make an array. */
    byte[] next(long nowMillis) {
        if (readings == 1) {
            advance(nowMillis);
            byte[] payload = new byte[length()];
            reading(payload, 0);
            return payload;
        }
        int most = readings * (HEAD.length + 19 + SEQ.length + 19 + tail.length + 1) + 1;
        byte[] payload = new byte[most];
        int at = 0;
        for (int i = 0; i < readings; i++) {
            advance(nowMillis);
            payload[at++] = (byte) (i == 0 ? '[' : ',');
            at = reading(payload, at);
        }
        payload[at++] = ']';
        return Arrays.copyOf(payload, at);
    }

    private void advance(long nowMillis) {
        last = Math.max(nowMillis, last + 1);
        seq++;
    }

    private int length() {
        return HEAD.length + digits(last) + SEQ.length + digits(seq - 1) + tail.length;
    }

    private int reading(byte[] into, int from) {
        int at = put(HEAD, into, from);
        int atDigits = digits(last);
        write(last, into, at, atDigits);
        at = put(SEQ, into, at + atDigits);
        int seqDigits = digits(seq - 1);
        write(seq - 1, into, at, seqDigits);
        return put(tail, into, at + seqDigits);
    }

    private static int put(byte[] part, byte[] into, int at) {
        System.arraycopy(part, 0, into, at, part.length);
        return at + part.length;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static void write(long number, byte[] into, int at, int digits) {
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
