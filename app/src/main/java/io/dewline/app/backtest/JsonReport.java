package io.dewline.app.backtest;

import io.dewline.alerts.outbox.Item;
import io.dewline.model.Transition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A backtest as JSON: the table, every episode, message and command. Times are ISO 8601 in UTC, durations in seconds. */
public final class JsonReport {
    private JsonReport() {}

    public static JsonObject of(Summary summary) {
        JsonArray rules = new JsonArray();
        for (Summary.Row row : summary.rows()) {
            rules.add(new JsonObject()
                    .put("rule", row.rule())
                    .put("site", row.site())
                    .put("subjects", row.subjects())
                    .put("alerts", row.alerts())
                    .put("info", row.bySeverity().get(0))
                    .put("warning", row.bySeverity().get(1))
                    .put("critical", row.bySeverity().get(2))
                    .put("flaps", row.flaps())
                    .put("in_alert_s", row.inAlert().toSeconds())
                    .put("blind_s", row.blind().toSeconds())
                    .put("told", row.told())
                    .put("runs", row.runs()));
        }
        JsonArray episodes = new JsonArray();
        JsonArray messages = new JsonArray();
        JsonArray commands = new JsonArray();
        JsonArray windows = new JsonArray();
        for (Rehearsed area : summary.areas()) {
            area.episodes().forEach(e -> episodes.add(episode(area.area(), e)));
            area.messages().forEach(m -> messages.add(message(m)));
            area.commands().forEach(c -> commands.add(command(c)));
            area.windows()
                    .forEach(w -> windows.add(new JsonObject()
                            .put("rule", w.rule())
                            .put("subject", w.subject().key())
                            .put("ok", w.ok())
                            .put("exceeded", w.exceeded())
                            .put("undetermined", w.undetermined())));
        }
        return new JsonObject()
                .put("from", summary.span().from().toString())
                .put("to", summary.span().to().toString())
                .put("readings", summary.readings())
                .put("rules", rules)
                .put("episodes", episodes)
                .put("messages", messages)
                .put("commands", commands)
                .put("windows", windows);
    }

    private static JsonObject episode(String area, Episode episode) {
        JsonArray steps = new JsonArray();
        for (Transition step : episode.steps()) {
            JsonObject one = new JsonObject()
                    .put("at", step.at().toString())
                    .put("step", step.step().name().toLowerCase(Locale.ROOT))
                    .put("severity", step.severity().word())
                    .put("permit", step.permit().name().toLowerCase(Locale.ROOT));
            if (!step.cause().isEmpty()) {
                one.put("cause", step.cause());
            }
            Transition.Advice advice = step.advice();
            if (advice != null && !step.step().ends()) {
                amount(one, "mm", advice.millimetres());
                amount(one, "litres", advice.litres());
                amount(one, "minutes", advice.minutes());
            }
            steps.add(one);
        }
        java.time.Instant end = episode.end();
        return new JsonObject()
                .put("area", area)
                .put("rule", episode.rule())
                .put("subject", episode.subject().key())
                .put("fired", episode.fired().toString())
                .put("ended", end == null ? null : end.toString())
                .put("peak", episode.peak().word())
                .put("in_alert_s", episode.inAlert().toSeconds())
                .put("blind_s", episode.blind().toSeconds())
                .put("steps", steps);
    }

    private static void amount(JsonObject json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.put(name, value);
        }
    }

    private static JsonObject message(Rehearsed.Sent sent) {
        JsonArray items = new JsonArray();
        for (Item item : sent.message().items()) {
            items.add(new JsonObject()
                    .put("rule", item.rule())
                    .put("subject", item.about().key())
                    .put("what", item.what())
                    .put("severity", item.severity().word()));
        }
        return new JsonObject()
                .put("at", sent.at().toString())
                .put("receiver", sent.message().receiver())
                .put("subject", sent.message().subject())
                .put("about", items);
    }

    private static JsonObject command(Rehearsed.Ordered ordered) {
        return new JsonObject()
                .put("at", ordered.at().toString())
                .put("device", ordered.command().device())
                .put("running", ordered.command().running())
                .put("until", ordered.command().until().toString());
    }
}
