package io.dewline.alerts;

import io.dewline.alerts.book.Closing;
import java.util.EnumMap;
import java.util.Map;

/** Counts while the program runs. */
final class Tally {
    long opened;
    long reopened;
    final Map<Closing.Reason, Long> closed = new EnumMap<>(Closing.Reason.class);
    long sent;
    long failed;
    long dead;
    long suppressed;
    long commands;
    long refused;
    long unanswered;

    Tally() {
        for (Closing.Reason reason : Closing.Reason.values()) {
            closed.put(reason, 0L);
        }
    }

    /** The same counts, to go back to when a transaction fails. */
    Tally copy() {
        Tally copy = new Tally();
        copy.opened = opened;
        copy.reopened = reopened;
        copy.closed.putAll(closed);
        copy.sent = sent;
        copy.failed = failed;
        copy.dead = dead;
        copy.suppressed = suppressed;
        copy.commands = commands;
        copy.refused = refused;
        copy.unanswered = unanswered;
        return copy;
    }

    AlertCounts counts() {
        return new AlertCounts(opened, reopened, closed, sent, failed, dead, suppressed, commands, refused, unanswered);
    }
}
