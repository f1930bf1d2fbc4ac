package io.dewline.alerts.outbox;

import java.util.List;

/** What is to be carried now, and the commands that no actuator answered. */
public record Due(List<Outgoing> out, List<Parcel> unanswered) {
    public Due {
        out = List.copyOf(out);
        unanswered = List.copyOf(unanswered);
    }
}
