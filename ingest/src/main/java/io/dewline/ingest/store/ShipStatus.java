package io.dewline.ingest.store;

import java.time.Duration;
import java.util.Map;

/**
 * How shipping is.
 *
 * @param store what is shipped to
 * @param reason why it is not running, "" when it is
 * @param lastError the last trouble, "" when there was none since the start
 * @param cursors the last position shipped, by area
 * @param waiting readings that are logged and not yet settled
 * @param lag newest stamp of the log minus the stamp shipped, of the area that is furthest behind; zero when none is
 */
public record ShipStatus(
        State state,
        String store,
        String reason,
        String lastError,
        Map<String, Long> cursors,
        long waiting,
        Duration lag,
        Counts readings,
        Counts notes) {

    /** What the shipper is doing. */
    public enum State {
        /** Shipping, or nothing to ship. */
        RUNNING,
        /** The store is away for now: tried again by itself. */
        WAITING,
        /** A person must act: login, database, address. Tried once a minute. */
        HELD,
        STOPPED
    }

    public ShipStatus {
        cursors = Map.copyOf(cursors);
    }
}
