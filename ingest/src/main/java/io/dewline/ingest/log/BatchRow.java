package io.dewline.ingest.log;

import io.dewline.model.Batch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** A row of a segment: a batch as its text, guarded by a CRC-32C over all of it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BatchRow(long first, int count, long stamp, Batch.Kind kind, String area, byte[] text) {

    long last() {
        return first + count - 1;
    }

    long crc() {
        CRC32C crc = new CRC32C();
        ByteBuffer numbers = ByteBuffer.allocate(20);
        numbers.putLong(first).putInt(count).putLong(stamp);
        crc.update(numbers.array());
        crc.update(word(kind).getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(area.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(text);
        return crc.getValue();
    }

    LogText toText() {
        return new LogText(area, first, count, stamp, kind, new String(text, StandardCharsets.UTF_8));
    }

    /** The kind's word in the file. */
    static String word(Batch.Kind kind) {
        return switch (kind) {
            case READINGS -> "readings";
            case FACTS -> "facts";
            case DEVICE_EVENTS -> "device_events";
            case CONTROL -> "control";
            case DEAD_LETTERS -> "dead_letters";
            case NOTES -> "notes";
        };
    }

    /** The kind of a word in the file.
     *
     * @throws IllegalArgumentException when there is none */
    static Batch.Kind kind(String word) {
        return Batch.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
