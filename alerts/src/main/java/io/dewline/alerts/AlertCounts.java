package io.dewline.alerts;

import io.dewline.alerts.book.Closing;
import java.util.Map;

/** What the book and the outbox have done since the program started. */
public record AlertCounts(
        long opened,
        long reopened,
        Map<Closing.Reason, Long> closed,
        long sent,
        long failed,
        long dead,
        long suppressed,
        long commands,
        long refused,
        long unanswered) {

    public AlertCounts {
        closed = Map.copyOf(closed);
    }
}
