package io.dewline.app.http;

import io.dewline.alerts.AlertFile;
import io.dewline.alerts.Alerts;
import io.dewline.alerts.Description;
import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Closing;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.model.Transition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts as the API shows them; made on the thread of the book's owner. */
final class AlertJson {
    private final Alerts alerts;

    AlertJson(Alerts alerts) {
        this.alerts = alerts;
    }

    JsonArray list(List<Alert> found) {
        JsonArray list = new JsonArray();
        found.forEach(alert -> list.add(alert(alert)));
        return list;
    }

    JsonObject alert(Alert alert) {
        Closing closing = alert.closing();
        Description words = alerts.describe(alert);
        return new JsonObject()
                .put("id", alert.id())
                .put("rule", alert.rule())
                .put("title", Answer.text(words.title()))
                .put("subject", alert.subject().key())
                .put("site", alert.subject().site())
                .put("zone", alert.subject().zone())
                .put("severity", alert.severity().word())
                .put("condition", alert.condition().word())
                .put("handling", alert.handling().word())
                .put("closed", closing == null ? null : closing.reason().word())
                .put("since", alert.since().toString())
                .put("opened", alert.opened().toString())
                .put("closedAt", closing == null ? null : closing.at().toString())
                .put("text", Answer.text(words.text()))
                .put("advice", Answer.text(words.advice()))
                .put("response", response(alert))
                .put("canStart", words.canStart())
                .put("drill", alert.drill())
                .put("values", used(alert.last().used()));
    }

    JsonObject file(AlertFile file) {
        JsonArray history = new JsonArray();
        for (Step step : file.history()) {
            history.add(new JsonObject()
                    .put("at", step.at().toString())
                    .put("step", step.what().word())
                    .put("who", step.who())
                    .put("why", Answer.text(step.why()))
                    .put("severity", step.severity().word())
                    .put("rule", step.rule())
                    .put("configuration", step.configuration())
                    .put("values", used(step.used())));
        }
        JsonArray attempts = new JsonArray();
        for (Attempt attempt : file.attempts()) {
            attempts.add(new JsonObject()
                    .put("at", attempt.at().toString())
                    .put("receiver", attempt.to())
                    .put("number", attempt.number())
                    .put("result", attempt.verdict().name().toLowerCase(Locale.ROOT))
                    .put("reason", attempt.reason())
                    .put("milliseconds", attempt.took().toMillis()));
        }
        return alert(file.alert()).put("history", history).put("attempts", attempts);
    }

    private static @Nullable JsonObject response(Alert alert) {
        Transition.Advice advice = alert.last().advice();
        return advice == null
                ? null
                : new JsonObject()
                        .put("action", advice.action())
                        .put("millimetres", Answer.number(advice.millimetres()))
                        .put("litres", Answer.number(advice.litres()))
                        .put("minutes", Answer.number(advice.minutes()))
                        .put("permit", alert.last().permit().name().toLowerCase(Locale.ROOT))
                        .put("reason", alert.last().permitReason());
    }

    private static JsonArray used(List<Transition.Used> used) {
        JsonArray values = new JsonArray();
        used.forEach(u -> values.add(new JsonObject()
                .put("text", u.text())
                .put("value", Answer.number(u.value()))
                .put("unit", u.unit())
                .put("source", u.source())));
        return values;
    }
}
