package io.dewline.ingest.store;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the store. Blocking; every method throws IOException with a reason for people when the store cannot answer now. Values are in their quantity's
 * canonical unit, flagged ones included.
 */
public interface History {

    /** The newest value of each of the device's quantities, by name; of an InfluxDB those within its newest 200 readings. */
    List<Latest> latest(String device) throws IOException;

    /**
     * A device's quantity over from (inclusive) … to (exclusive), oldest first: every value, or, when there are more than {@code maxPoints} (2 … 100,000), the mean
     * with lowest and highest of equal intervals.
     */
    List<Point> series(String device, String quantity, Span span, int maxPoints) throws IOException;

    /** Notes of one measurement (alert, window, command, state, influence) at a site, newest first, at most {@code max}. */
    List<StoredNote> notes(String measurement, String site, Span span, int max) throws IOException;

    /** Gives every reading over the span to {@code lines} as line protocol (millisecond timestamps), in order of time. */
    default void replay(Span span, Consumer<String> lines) throws IOException {
        replay(span, Set.of(), lines);
    }

    /** The same of some sites alone; of all where none is named. Read in pieces, so that a long span takes no more memory than a short one. */
    void replay(Span span, Set<String> sites, Consumer<String> lines) throws IOException;

    /** From (inclusive) to (exclusive), in whole milliseconds. */
    record Span(Instant from, Instant to) {
        public Span {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a span ends after it begins");
            }
        }
    }
}
