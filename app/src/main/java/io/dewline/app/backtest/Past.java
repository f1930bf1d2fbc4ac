package io.dewline.app.backtest;

import io.dewline.model.Batch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where history comes from. */
public interface Past {

    /** Gives the area's batches over the span in order of their stamps; may be called for several areas at once. */
    void replay(String area, Span span, Consumer<Batch> batches) throws IOException;

    /** When the history begins and ends, as far as is known before it is read. */
    Span span() throws IOException;

    /** What of the history could not be used, in words. */
    List<String> trouble();

    /** From (inclusive) to (inclusive). */
    record Span(Instant from, Instant to) {
        /** Before everything and after everything. */
        public static final Span ALL = new Span(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));

        boolean has(long stamp) {
            return stamp >= from.toEpochMilli() && stamp <= to.toEpochMilli();
        }

        /** What lies in both. */
        Span and(Span other) {
            return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
        }
    }
}
