package io.dewline.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a value of one, that could not be taken in, with the reason: a word of docs/wire-format.md section 6 and what it is about.
 * {@code payload} is bounded; {@code size} is what the message had, in bytes; {@code arrived} is epoch milliseconds.
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record DeadLetter(String topic, byte[] payload, int size, String reason, String detail, long arrived)
        implements Entry {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeadLetter that
                && topic.equals(that.topic)
                && Arrays.equals(payload, that.payload)
                && size == that.size
                && reason.equals(that.reason)
                && detail.equals(that.detail)
                && arrived == that.arrived;
    }

    @Override
    public int hashCode() {
        return topic.hashCode() * 31 + Arrays.hashCode(payload);
    }
}
