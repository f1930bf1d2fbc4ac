package io.dewline.ingest.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one write, as a value.
 *
 * @param reason the store's own words, without secrets; "" when stored
 * @param retryAfter how long the store asks to be left alone, null when it does not say
 */
public record StoreOutcome(Kind kind, String reason, @Nullable Duration retryAfter) {
    static final StoreOutcome STORED = new StoreOutcome(Kind.STORED, "", null);

    /** What to do next depends on this alone. */
    public enum Kind {
        /** All lines are durable in the store. */
        STORED,
        /** The store refuses at least one of the lines for what it says; it may have taken others. */
        REFUSED,
        /** More than the store takes at once. */
        TOO_LARGE,
        /** The login is wrong or may not write: a person must act. */
        DENIED,
        /** The database is missing, or what answers is no store: a person must act. */
        MISSING,
        /** Not now: down, slow, overloaded, unreachable. */
        UNAVAILABLE
    }

    static StoreOutcome of(Kind kind, String reason) {
        return new StoreOutcome(kind, reason, null);
    }

    /** Whether nothing changes until a person has acted. */
    public boolean held() {
        return kind == Kind.DENIED || kind == Kind.MISSING;
    }
}
