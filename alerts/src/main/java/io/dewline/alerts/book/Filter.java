package io.dewline.alerts.book;

import io.dewline.model.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a query asks for, newest first.
 *
 * @param site "" for every site
 * @param rule "" for every rule
 * @param severity at least this one; null for all
 * @param from (inclusive) and {@code to} (exclusive) bound when the alert opened; null for no bound
 * @param offset how many to pass over
 * @param limit at most so many, 1 … 1000
 */
public record Filter(
        String site,
        String rule,
        @Nullable Severity severity,
        State state,
        @Nullable Instant from,
        @Nullable Instant to,
        int offset,
        int limit) {

    public static final Filter ALL = new Filter("", "", null, State.ANY, null, null, 0, 100);

    public Filter {
        if (offset < 0 || limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("offset is 0 or more, limit 1 to 1000");
        }
    }

    /** Open, closed, or both. */
    public enum State {
        ANY,
        OPEN,
        /** Recovered and waiting for a response. */
        AWAITING,
        CLOSED
    }
}
