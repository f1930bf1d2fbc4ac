package io.dewline.alerts.book;

import java.util.List;

/** What an event made of an alert: the alert afterwards and the steps of its history, in order. */
public record Decided(Alert alert, List<Step> steps) {
    public Decided {
        steps = List.copyOf(steps);
    }
}
