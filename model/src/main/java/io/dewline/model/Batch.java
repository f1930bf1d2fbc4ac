package io.dewline.model;

import java.time.Instant;
import java.util.List;

/**
 * What was committed to the log at once for one area: entries of one kind at positions first … last, and the stamp they share, never smaller than the
 * stamp before (epoch milliseconds).
 */
public record Batch(String area, long first, long stamp, Kind kind, List<? extends Entry> entries) {

    /** What a batch holds. */
    public enum Kind {
        READINGS,
        FACTS,
        DEVICE_EVENTS,
        CONTROL,
        DEAD_LETTERS,
        NOTES
    }

    public Batch {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one entry");
        }
    }

    public long last() {
        return first + entries.size() - 1;
    }

    public Instant instant() {
        return Instant.ofEpochMilli(stamp);
    }
}
