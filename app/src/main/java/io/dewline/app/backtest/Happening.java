package io.dewline.app.backtest;

import io.dewline.app.backtest.Lines.Line;
import io.dewline.model.Problems;
import io.dewline.model.Transition;
import io.dewline.rules.condition.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a rule did or a command that went out, in words: when, where, which, what; and what else is known of it, by name. An expected happening
 * names of the last only what it cares for.
 */
record Happening(String time, String subject, String rule, String what, Map<String, String> details) {
    private static final Set<String> STANDS = Set.of("true", "false", "undetermined");
    private static final Set<String> STEPS = Set.of(
            "fired",
            "level",
            "blind",
            "sighted",
            "flapping",
            "steady",
            "permit",
            "effect",
            "recovered",
            "withdrawn",
            "true",
            "false",
            "undetermined");
    private static final List<String> KNOWN = List.of("mm", "litres", "minutes", "cause", "permit", "severity");

    Happening {
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    static Happening of(Transition transition, Instant start) {
        Map<String, String> details = new LinkedHashMap<>();
        String step = word(transition.step());
        details.put("severity", transition.severity().word());
        String permit = transition.permit().name().toLowerCase(Locale.ROOT);
        Transition.Advice advice = transition.advice();
        if (advice != null && !transition.step().ends()) {
            details.put("permit", permit);
            amount(details, "mm", advice.millimetres());
            amount(details, "litres", advice.litres());
            amount(details, "minutes", advice.minutes());
        }
        if (!transition.cause().isEmpty()) {
            details.put("cause", transition.cause());
        }
        String what =
                switch (transition.step()) {
                    case FIRED, LEVEL -> step + " " + transition.severity().word();
                    case PERMIT -> step + " " + permit;
                    case EFFECT -> step + " " + transition.cause();
                    default -> step;
                };
        return new Happening(
                Moment.render(start, transition.at()), transition.subject().key(), transition.rule(), what, details);
    }

    static Happening of(Rehearsed.Ordered ordered, Instant start) {
        String what = ordered.command().running()
                ? "start until " + Moment.render(start, ordered.command().until())
                : "stop";
        return new Happening(
                Moment.render(start, ordered.at()),
                "device:" + ordered.command().device(),
                "command",
                what,
                Map.of());
    }

    private static String word(Transition.Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static void amount(Map<String, String> details, String name, double value) {
        if (!Double.isNaN(value)) {
            details.put(
                    name,
                    BigDecimal.valueOf(value)
                            .setScale(3, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString());
        }
    }

    /** Reads an expected happening; null and a problem when it is none. */
    static @org.jspecify.annotations.Nullable Happening read(Line line, Problems problems) {
        String[] words = line.text().split("\\s+", -1);
        String expected = "TIME SUBJECT RULE fired|level SEVERITY, recovered, … or TIME SUBJECT command start|stop";
        if (words.length < 4 || Moment.of(words[0]).isEmpty()) {
            problems.error(line.mark(), "'" + line.text() + "' is nothing to expect", expected);
            return null;
        }
        boolean command = words[2].equals("command");
        Set<String> known = command ? Set.of("start", "stop") : STEPS;
        if (!known.contains(words[3])) {
            problems.unknown(line.at(line.text().indexOf(" " + words[3]) + 1), "step", words[3], known);
            return null;
        }
        StringBuilder what = new StringBuilder(words[3]);
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 4; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0) {
                boolean time = command && Moment.of(words[i]).isPresent();
                what.append(' ').append(time ? Moment.canonical(words[i]) : words[i]);
            } else if (KNOWN.contains(words[i].substring(0, equals))) {
                details.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            } else {
                problems.unknown(
                        line.at(line.text().indexOf(words[i])), "detail", words[i].substring(0, equals), KNOWN);
                return null;
            }
        }
        return new Happening(Moment.canonical(words[0]), words[1], words[2], what.toString(), details);
    }

    /** Whether it says how a condition stands, which is looked at, rather than a step, which happens. */
    boolean stands() {
        return STANDS.contains(what);
    }

    /** The same place and time, with how the condition stands there; empty where nothing is judged. */
    Happening standing(Optional<Verdict> verdict) {
        String stands = verdict.map(v -> v.name().toLowerCase(Locale.ROOT)).orElse("not judged");
        return new Happening(time, subject, rule, stands, Map.of());
    }

    /** Milliseconds after the test's start. */
    long after() {
        return Moment.of(time).orElseThrow();
    }

    /** Whether {@code actual} is what this expects: an amount to as many digits as it is written with here. */
    boolean metBy(Happening actual) {
        return sameMoment(actual)
                && details.entrySet().stream()
                        .allMatch(d -> same(d.getValue(), actual.details.getOrDefault(d.getKey(), "")));
    }

    /** Whether the two differ in nothing but their details. */
    boolean sameMoment(Happening other) {
        return time.equals(other.time)
                && subject.equals(other.subject)
                && rule.equals(other.rule)
                && what.equals(other.what);
    }

    private static boolean same(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        try {
            BigDecimal wanted = new BigDecimal(expected);
            return new BigDecimal(actual)
                            .setScale(wanted.scale(), RoundingMode.HALF_UP)
                            .compareTo(wanted)
                    == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The line as it would stand in a test, with the details that {@code names} has. */
    String render(Set<String> names) {
        StringBuilder text = new StringBuilder(time)
                .append(' ')
                .append(subject)
                .append(' ')
                .append(rule)
                .append(' ')
                .append(what);
        details.forEach((name, value) -> {
            if (names.contains(name)) {
                text.append(' ').append(name).append('=').append(value);
            }
        });
        return text.toString();
    }
}
