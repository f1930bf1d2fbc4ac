package io.dewline.rules.engine;

import io.dewline.model.Severity;
import io.dewline.rules.language.Rule;

/** A rule as its watches need it at hand; times in milliseconds. */
final class RuleInForce {
    private static final long PATIENCE = 3_600_000;

    private final Rule rule;
    private final Phases.Holds holds;
    private final double coverage;
    private long longestSlide;
    private long longestClock;

    RuleInForce(Rule rule) {
        this.rule = rule;
        Rule.Timing timing = rule.timing();
        this.holds = new Phases.Holds(
                timing.hold().toMillis(),
                timing.clearHold().toMillis(),
                timing.keep().toMillis(),
                timing.gap().toMillis());
        this.coverage = timing.coverage();
    }

    /** One of its watches looks at windows of these lengths. */
    void looksAt(long slide, long clock) {
        longestSlide = Math.max(longestSlide, slide);
        longestClock = Math.max(longestClock, clock);
    }

    String id() {
        return rule.id();
    }

    Rule rule() {
        return rule;
    }

    Phases.Holds holds() {
        return holds;
    }

    double coverage() {
        return coverage;
    }

    /** How bad its alerts are at {@code level}. */
    Severity severity(int level) {
        return rule.levels().isEmpty()
                ? Severity.WARNING
                : rule.levels().get(level).severity();
    }

    /** How long it may stay undetermined before somebody is told: an hour, longer by its aligned windows and, at first, by what fills them. */
    long patience(boolean everDetermined) {
        return PATIENCE + longestClock + (everDetermined ? 0 : longestSlide + longestClock);
    }
}
