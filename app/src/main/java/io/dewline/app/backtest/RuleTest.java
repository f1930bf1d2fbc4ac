package io.dewline.app.backtest;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.Document.Mark;
import java.time.Instant;
import java.util.ArrayList;
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
        long position = 0;
        for (Script.Event event : events) {
            areas.computeIfAbsent(event.area(), area -> new Rehearsal(area, set))
                    .take(event.batch(position++));
        }
        List<Happening> actual = new ArrayList<>();
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
}
