package io.dewline.app.backtest;

import io.dewline.model.Registry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How two sets of rules differ on the same history: alerts gained, lost, earlier, later, changed; messages and commands of both. */
public final class Changes {
    private final List<Change> changes;
    private final int same;
    private final Totals before;
    private final Totals after;

    /** What became of an alert. */
    enum Kind {
        /** Only the new rules raise it. */
        GAINED('+'),
        /** Only the old rules raise it. */
        LOST('-'),
        EARLIER('<'),
        LATER('>'),
        /** Raised at the same time; another severity or another end. */
        CHANGED('~');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One alert that is not the same; one of the two is null when it was gained or lost. */
    record Change(Kind kind, @Nullable Episode before, @Nullable Episode after) {
        Episode shown() {
            Episode first = after == null ? before : after;
            return java.util.Objects.requireNonNull(first);
        }
    }

    private record Totals(int alerts, int messages, int commands) {
        static Totals of(Summary summary) {
            int alerts = 0;
            int messages = 0;
            int commands = 0;
            for (Rehearsed area : summary.areas()) {
                alerts += area.episodes().size();
                messages += area.messages().size();
                commands += area.commands().size();
            }
            return new Totals(alerts, messages, commands);
        }

        JsonObject json() {
            return new JsonObject()
                    .put("alerts", alerts)
                    .put("messages", messages)
                    .put("commands", commands);
        }
    }

    private Changes(List<Change> changes, int same, Totals before, Totals after) {
        this.changes = List.copyOf(changes);
        this.same = same;
        this.before = before;
        this.after = after;
    }

    /** Compares; an alert of the old rules and one of the new are the same when rule and subject are and they overlap in time. */
    public static Changes between(Summary before, Summary after) {
        Map<String, List<Episode>> left = byWhat(after);
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (List<Episode> old : byWhat(before).values()) {
            List<Episode> others = left.getOrDefault(what(old.get(0)), new ArrayList<>());
            for (Episode episode : old) {
                Episode match = others.stream()
                        .filter(other -> overlap(episode, other))
                        .findFirst()
                        .orElse(null);
                if (match == null) {
                    changes.add(new Change(Kind.LOST, episode, null));
                    continue;
                }
                others.remove(match);
                Kind kind = kind(episode, match);
                if (kind == null) {
                    same++;
                } else {
                    changes.add(new Change(kind, episode, match));
                }
            }
        }
        left.values().forEach(more -> more.forEach(e -> changes.add(new Change(Kind.GAINED, null, e))));
        changes.sort(Comparator.comparing((Change c) -> c.shown().fired()).thenComparing(c -> what(c.shown())));
        return new Changes(changes, same, Totals.of(before), Totals.of(after));
    }

    private static Map<String, List<Episode>> byWhat(Summary summary) {
        Map<String, List<Episode>> all = new LinkedHashMap<>();
        for (Rehearsed area : summary.areas()) {
            area.episodes().forEach(e -> all.computeIfAbsent(what(e), k -> new ArrayList<>())
                    .add(e));
        }
        return all;
    }

    private static String what(Episode episode) {
        return episode.rule() + " " + episode.subject().key();
    }

    private static boolean overlap(Episode a, Episode b) {
        return !a.fired().isAfter(end(b)) && !b.fired().isAfter(end(a));
    }

    private static Instant end(Episode episode) {
        return episode.fired().plus(episode.inAlert());
    }

    private static @Nullable Kind kind(Episode before, Episode after) {
        int order = after.fired().compareTo(before.fired());
        if (order != 0) {
            return order < 0 ? Kind.EARLIER : Kind.LATER;
        }
        return before.peak() == after.peak() && end(before).equals(end(after)) ? null : Kind.CHANGED;
    }

    /** Whether anything differs, messages and commands included. */
    public boolean any() {
        return !changes.isEmpty() || !before.equals(after);
    }

    /** One line for each alert that differs, then the totals. */
    public void write(Registry registry, PrintWriter out) {
        for (Change change : changes) {
            Episode shown = change.shown();
            ZoneId zone = Happenings.zone(registry, shown.subject().site());
            out.printf(
                    "%s %-7s  %s  %s  %s  %s%n",
                    change.kind().sign,
                    change.kind().word(),
                    TextReport.TIME.format(shown.fired().atZone(zone)),
                    shown.rule(),
                    shown.subject().key(),
                    words(change, zone));
        }
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        changes.forEach(c -> counts.merge(c.kind(), 1, Integer::sum));
        StringBuilder line = new StringBuilder();
        for (Kind kind : Kind.values()) {
            line.append(counts.getOrDefault(kind, 0))
                    .append(' ')
                    .append(kind.word())
                    .append(", ");
        }
        out.println(line.append(same).append(" the same."));
        out.printf(
                "alerts %d → %d, messages %d → %d, commands %d → %d%n",
                before.alerts, after.alerts, before.messages, after.messages, before.commands, after.commands);
        out.flush();
    }

    private static String words(Change change, ZoneId zone) {
        Episode before = change.before();
        Episode after = change.after();
        if (before == null || after == null) {
            return change.shown().peak().word() + ", "
                    + TextReport.duration(change.shown().inAlert());
        }
        List<String> words = new ArrayList<>();
        if (!before.fired().equals(after.fired())) {
            words.add("before " + TextReport.TIME.format(before.fired().atZone(zone)));
        }
        if (before.peak() != after.peak()) {
            words.add(before.peak().word() + " → " + after.peak().word());
        }
        if (!before.inAlert().equals(after.inAlert())) {
            words.add(TextReport.duration(before.inAlert()) + " → " + TextReport.duration(after.inAlert()));
        }
        return String.join(", ", words);
    }

    /** The same as JSON. */
    public JsonObject json() {
        JsonArray all = new JsonArray();
        for (Change change : changes) {
            JsonObject one = new JsonObject()
                    .put("change", change.kind().word())
                    .put("rule", change.shown().rule())
                    .put("subject", change.shown().subject().key());
            put(one, "before", change.before());
            put(one, "after", change.after());
            all.add(one);
        }
        return new JsonObject()
                .put("changes", all)
                .put("same", same)
                .put("before", before.json())
                .put("after", after.json());
    }

    private static void put(JsonObject json, String key, @Nullable Episode episode) {
        if (episode != null) {
            Instant ended = episode.end();
            json.put(
                    key,
                    new JsonObject()
                            .put("fired", episode.fired().toString())
                            .put("ended", ended == null ? null : ended.toString())
                            .put("peak", episode.peak().word()));
        }
    }
}
