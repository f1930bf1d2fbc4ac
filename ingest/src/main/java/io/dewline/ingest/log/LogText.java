package io.dewline.ingest.log;

import io.dewline.model.Batch;
import java.util.List;

/** A batch as its text in the file: one entry a line. Positions first … last, stamp in epoch milliseconds. */
public record LogText(String area, long first, int count, long stamp, Batch.Kind kind, String text) {

    public long last() {
        return first + count - 1;
    }

    /** The entries' texts; line {@code i} has position {@code first + i}. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
