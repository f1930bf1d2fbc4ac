package io.dewline.app.line;

import io.dewline.alerts.BookEvent;
import java.time.Instant;
import java.util.List;

/** What the engine made of part of an area's log, on its way to the alert book; the answer means that it is committed there. */
record Taken(String area, List<Step> steps) {
    Taken {
        steps = List.copyOf(steps);
    }

    /** What belongs to the batch that ends at {@code position}; {@code configuration} is the hash of the one it switched to, "" when it did not. */
    record Step(long position, Instant stamp, List<BookEvent> events, String configuration) {
        Step {
            events = List.copyOf(events);
        }
    }
}
