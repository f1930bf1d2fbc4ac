package io.dewline.sim.load;

import io.dewline.sim.wire.Topics;
import java.nio.charset.StandardCharsets;
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
    private long seq;
    private long last;

    Payloads(LoadOptions options, int number) {
        String device = options.prefix() + number;
        topic = Topics.telemetry(options.site(), device).getBytes(StandardCharsets.US_ASCII);
        int varied = options.kind().equals("cannon") ? number % 10 : number % 100;
        tail = (",\"values\":{" + String.format(KINDS.getOrDefault(options.kind(), ""), varied) + "}"
                        + (options.simulated() ? ",\"simulated\":true}" : "}"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] topic() {
        return topic;
    }

    /** The next message: measured now, but never twice in one millisecond. */
    byte[] next(long nowMillis) {
        last = Math.max(nowMillis, last + 1);
        int atDigits = digits(last);
        int seqDigits = digits(seq);
        byte[] payload = new byte[HEAD.length + atDigits + SEQ.length + seqDigits + tail.length];
        int at = put(HEAD, payload, 0);
        write(last, payload, at, atDigits);
        at = put(SEQ, payload, at + atDigits);
        write(seq++, payload, at, seqDigits);
        put(tail, payload, at + seqDigits);
        return payload;
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
