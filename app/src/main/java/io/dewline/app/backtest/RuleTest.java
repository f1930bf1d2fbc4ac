package io.dewline.app.backtest;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.Document.Mark;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One test of rules: what happens from {@code start} to {@code until}, and what is to come of it.
 *
 * @param only the rules whose steps are compared; empty for all
 * @param commands the commands expected; null where they are not compared
 */
record RuleTest(
        String name,
        Mark mark,
        ConfigurationSet set,
        Instant start,
        Instant until,
        List<Script.Event> events,
        Set<String> only,
        List<Happening> expected,
        @Nullable List<Happening> commands) {

    RuleTest {
        events = List.copyOf(events);
        only = Set.copyOf(only);
        expected = List.copyOf(expected);
    }

    /** Runs the series through engine and alert book and compares. */
    Difference run() {
        Map<String, Rehearsal> areas = new TreeMap<>();
        List<Happening> actual = new ArrayList<>();
        Deque<Happening> looks = new ArrayDeque<>(expected.stream()
                .filter(Happening::stands)
                .sorted(Comparator.comparingLong(Happening::after))
                .toList());
        long position = 0;
        for (Script.Event event : events) {
            look(areas, looks, event.stamp() - start.toEpochMilli(), actual);
            areas.computeIfAbsent(event.area(), area -> new Rehearsal(area, set))
                    .take(event.batch(position++));
        }
        look(areas, looks, Long.MAX_VALUE, actual);
        List<Happening> wanted = new ArrayList<>(expected);
        for (Rehearsal rehearsal : areas.values()) {
            rehearsal.end(until.toEpochMilli());
            Rehearsed result = rehearsal.result();
            result.transitions().stream()
                    .filter(t -> only.isEmpty() || only.contains(t.rule()))
                    .forEach(t -> actual.add(Happening.of(t, start)));
            if (commands != null) {
                result.commands().forEach(c -> actual.add(Happening.of(c, start)));
            }
        }
        if (commands != null) {
            wanted.addAll(commands);
        }
        return Difference.between(wanted, actual);
    }

    /** Looks how conditions stand at the times before {@code next} that are asked for. */
    private void look(Map<String, Rehearsal> areas, Deque<Happening> looks, long next, List<Happening> actual) {
        while (!looks.isEmpty() && looks.element().after() < next) {
            Happening look = looks.remove();
            areas.values().forEach(area -> area.end(start.toEpochMilli() + look.after()));
            actual.add(look.standing(areas.values().stream()
                    .flatMap(area -> area.verdict(look.rule(), look.subject()).stream())
                    .findFirst()));
        }
    }
}
