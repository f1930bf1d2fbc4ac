package io.dewline.ingest.store;

import java.time.Instant;

/** A value of a series, or the mean, lowest and highest of the {@code count} values of an interval that begins at {@code at}. */
public record Point(Instant at, double value, double low, double high, long count) {
    static Point single(long at, double value) {
        return new Point(Instant.ofEpochMilli(at), value, value, value, 1);
    }
}
