package io.dewline.app.backtest;

import io.dewline.alerts.outbox.Item;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Transition;
import io.dewline.rules.engine.TransitionText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Everything that would have happened, one after another, in words. */
final class Happenings {
    private Happenings() {}

    /** A step of an alert, a notification or a command, in the site's time. */
    record Entry(Instant at, ZoneId zone, String kind, String rule, String subject, String what) {}

    static List<Entry> of(List<Rehearsed> areas, Registry registry) {
        List<Entry> all = new ArrayList<>();
        for (Rehearsed area : areas) {
            for (Transition step : area.transitions()) {
                ZoneId zone = zone(registry, step.subject().site());
                all.add(new Entry(
                        step.at(), zone, "alert", step.rule(), step.subject().key(), words(step)));
            }
            for (Rehearsed.Sent sent : area.messages()) {
                for (Item item : sent.message().items()) {
                    all.add(new Entry(
                            sent.at(),
                            zone(registry, item.about().site()),
                            "message",
                            item.rule(),
                            item.about().key(),
                            item.receiver() + ": " + item.subject()));
                }
            }
            for (Rehearsed.Ordered ordered : area.commands()) {
                ZoneId zone = zone(registry, ordered.command().site());
                all.add(new Entry(
                        ordered.at(),
                        zone,
                        "command",
                        "",
                        "device:" + ordered.command().device(),
                        ordered.command().running()
                                ? "start until "
                                        + ordered.command().until().atZone(zone).toLocalTime()
                                : "stop"));
            }
        }
        all.sort(Comparator.comparing(Entry::at));
        return all;
    }

    static ZoneId zone(Registry registry, String site) {
        Site known = registry.sites().get(site);
        return known == null ? ZoneOffset.UTC : known.timezone();
    }

    private static String words(Transition step) {
        StringBuilder text = new StringBuilder(step.step().name().toLowerCase(Locale.ROOT));
        switch (step.step()) {
            case FIRED, LEVEL -> text.append(' ').append(step.severity().word());
            case PERMIT -> text.append(' ').append(step.permit().name().toLowerCase(Locale.ROOT));
            case EFFECT -> text.append(' ').append(step.cause());
            default -> text.append(step.cause().isEmpty() ? "" : " (" + step.cause() + ")");
        }
        if (step.step() == Transition.Step.FIRED) {
            for (Transition.Used used : step.used()) {
                text.append("; ")
                        .append(used.text())
                        .append(" = ")
                        .append(TransitionText.plain(used.value(), 4))
                        .append(used.unit().isEmpty() ? "" : " " + used.unit());
            }
        }
        return text.toString();
    }
}
