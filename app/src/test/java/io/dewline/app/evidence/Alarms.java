package io.dewline.app.evidence;

import io.dewline.app.backtest.Rehearsed;
import io.dewline.model.RuleCard;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Step;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The alerts of a run, by rule. */
final class Alarms {
    private final List<Rehearsed> runs;
    private final ZoneId zone;
    private final Map<String, List<Alarm>> byRule = new TreeMap<>();

    /** From firing to the end, or to the end of the history. */
    record Alarm(Transition fired, Instant end) {}

    Alarms(List<Rehearsed> runs, ZoneId zone) {
        this.runs = List.copyOf(runs);
        this.zone = zone;
        for (Rehearsed run : runs) {
            Map<String, Transition> open = new HashMap<>();
            for (Transition step : run.transitions()) {
                if (step.step() == Step.FIRED) {
                    open.put(step.episode(), step);
                } else if (step.step().ends()) {
                    Transition fired = open.remove(step.episode());
                    if (fired != null) {
                        add(fired, step.at());
                    }
                }
            }
            open.values().forEach(fired -> add(fired, run.to()));
        }
        byRule.values().forEach(list -> list.sort(Comparator.comparing(alarm -> alarm.fired.at())));
    }

    private void add(Transition fired, Instant end) {
        byRule.computeIfAbsent(fired.rule(), k -> new ArrayList<>()).add(new Alarm(fired, end));
    }

    List<Alarm> of(String rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    /** The local days on which a rule fired. */
    Set<LocalDate> days(Predicate<String> rules) {
        Set<LocalDate> days = new TreeSet<>();
        byRule.forEach((rule, alarms) -> {
            if (rules.test(rule)) {
                alarms.forEach(alarm -> days.add(day(alarm)));
            }
        });
        return days;
    }

    LocalDate day(Alarm alarm) {
        return alarm.fired.at().atZone(zone).toLocalDate();
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Every rule that fired: how often, on how many days, how many of those at a weekend, and for how long altogether. */
    String table(List<RuleCard> cards) {
        StringBuilder table = new StringBuilder(
                "| rule | pack | alerts | days | at weekends | hours in alert |\n|---|---|---|---|---|---|\n");
        byRule.forEach((rule, alarms) -> {
            Set<LocalDate> days = days(rule::equals);
            Duration total = Duration.ZERO;
            for (Alarm alarm : alarms) {
                total = total.plus(Duration.between(alarm.fired.at(), alarm.end));
            }
            String pack = cards.stream()
                    .filter(card -> card.id().equals(rule))
                    .map(RuleCard::pack)
                    .findFirst()
                    .orElse("");
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %,d |%n",
                    rule,
                    pack,
                    alarms.size(),
                    days.size(),
                    days.stream().filter(Alarms::weekend).count(),
                    total.toHours()));
        });
        return table.toString();
    }

    /** The alerts of some rules. */
    List<Alarm> all(Predicate<String> rules) {
        return byRule.entrySet().stream()
                .filter(entry -> rules.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    List<Rehearsed> runs() {
        return runs;
    }
}
