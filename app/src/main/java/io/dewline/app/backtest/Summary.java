package io.dewline.app.backtest;

import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Item;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a backtest found, by rule and site. */
public record Summary(Past.Span span, long readings, List<Row> rows, List<Rehearsed> areas) {
    /** An alert that comes again so soon was one that flapped. */
    static final Duration FLAP = Duration.ofMinutes(30);

    public Summary {
        rows = List.copyOf(rows);
        areas = List.copyOf(areas);
    }

    /**
     * A rule at a site ("" for a whole area).
     *
     * @param bySeverity episodes by their worst severity, from mild to bad
     * @param flaps episodes that began within half an hour of the last at the same subject
     * @param inAlert and {@code blind}: of all subjects together
     * @param told notifications made
     * @param runs actuators started
     */
    public record Row(
            String rule,
            String site,
            int subjects,
            int alerts,
            List<Integer> bySeverity,
            int flaps,
            Duration inAlert,
            Duration blind,
            int told,
            int runs) {
        public Row {
            bySeverity = List.copyOf(bySeverity);
        }
    }

    private record Key(String rule, String site) {}

    /** Adds up. */
    public static Summary of(List<Rehearsed> areas) {
        Map<Key, List<Episode>> episodes =
                new TreeMap<>(Comparator.comparing(Key::rule).thenComparing(Key::site));
        Map<Key, Integer> told = new HashMap<>();
        Map<Key, Integer> runs = new HashMap<>();
        Instant from = Instant.MAX;
        Instant to = Instant.EPOCH;
        long readings = 0;
        for (Rehearsed area : areas) {
            from = area.from().isBefore(from) ? area.from() : from;
            to = area.to().isAfter(to) ? area.to() : to;
            readings += area.readings();
            Map<String, Subject> subjects = new HashMap<>();
            for (Episode episode : area.episodes()) {
                Key key = new Key(episode.rule(), episode.subject().site());
                episodes.computeIfAbsent(key, k -> new ArrayList<>()).add(episode);
                subjects.put(episode.first().episode(), episode.subject());
            }
            for (Rehearsed.Sent sent : area.messages()) {
                for (Item item : sent.message().items()) {
                    told.merge(new Key(item.rule(), item.about().site()), 1, Integer::sum);
                }
            }
            for (Step step : area.steps()) {
                Subject subject = subjects.get(step.alert());
                if (step.what() == Step.What.STARTED && subject != null) {
                    runs.merge(new Key(step.rule(), subject.site()), 1, Integer::sum);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        episodes.forEach((key, list) -> rows.add(row(key, list, told.getOrDefault(key, 0), runs.getOrDefault(key, 0))));
        return new Summary(new Past.Span(from.isAfter(to) ? to : from, to), readings, rows, areas);
    }

    private static Row row(Key key, List<Episode> episodes, int told, int runs) {
        int[] bySeverity = new int[Severity.values().length];
        int flaps = 0;
        Duration inAlert = Duration.ZERO;
        Duration blind = Duration.ZERO;
        Map<String, Instant> ended = new HashMap<>();
        for (Episode episode : episodes) {
            bySeverity[episode.peak().level() - 1]++;
            inAlert = inAlert.plus(episode.inAlert());
            blind = blind.plus(episode.blind());
            Instant last = ended.get(episode.subject().key());
            if (last != null && !episode.fired().isAfter(last.plus(FLAP))) {
                flaps++;
            }
            Instant end = episode.end();
            ended.put(episode.subject().key(), end == null ? Instant.MAX.minus(FLAP) : end);
        }
        return new Row(
                key.rule,
                key.site,
                ended.size(),
                episodes.size(),
                List.of(bySeverity[0], bySeverity[1], bySeverity[2]),
                flaps,
                inAlert,
                blind,
                told,
                runs);
    }
}
