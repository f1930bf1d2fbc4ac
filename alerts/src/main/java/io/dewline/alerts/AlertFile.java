package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import java.util.List;

/** Everything on record about one alert: its history, and every try to tell people or actuators of it. */
public record AlertFile(Alert alert, List<Step> history, List<Attempt> attempts) {
    public AlertFile {
        history = List.copyOf(history);
        attempts = List.copyOf(attempts);
    }
}
