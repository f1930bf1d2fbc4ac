package io.dewline.rules.language;

import io.dewline.model.Document.Mark;
import io.dewline.model.RuleCard;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule, checked against a registry. It has a condition {@code when}, or {@code noData}, never both.
 *
 * @param each what it judges one by one
 * @param until when it clears; null: when {@code when} is false
 * @param levels from mild to bad, the first with the constant true
 * @param limits the rule's own defaults of limits, by name
 * @param inhibitNote what is written on what this rule holds back; "" for nothing
 * @param conditionHash changes only with the compiled condition: not with titles, limits, holds or the response
 */
public record Rule(
        RuleCard card,
        Subject.Level each,
        Where where,
        @Nullable Expr when,
        @Nullable Expr until,
        Timing timing,
        List<Level> levels,
        @Nullable NoData noData,
        @Nullable Response respond,
        Map<String, LimitValue> limits,
        String inhibitNote,
        String conditionHash,
        Mark mark) {

    public Rule {
        levels = List.copyOf(levels);
        limits = Map.copyOf(limits);
    }

    public String id() {
        return card.id();
    }

    public String pack() {
        return card.pack();
    }

    /**
     * How long and how surely a condition must hold.
     *
     * @param hold how long {@code when} must be true before it fires (key {@code for})
     * @param clearHold how long {@code until} must be true before it clears (key {@code clear_for})
     * @param keep it fires at least this long
     * @param gap undetermined up to this long does not start the hold anew
     * @param grace how long after its end a window of the clock waits for late readings
     * @param coverage least share of expected samples for a window to have a value, 0 … 1
     * @param flap when it counts as flapping; null: never
     */
    public record Timing(
            Duration hold,
            Duration clearHold,
            Duration keep,
            Duration gap,
            Duration grace,
            double coverage,
            @Nullable Flap flap) {}

    /**
     * When a rule counts as flapping, and does not clear: from the share {@code high} of changes among the last {@code over} judgements on, until it is below
     * {@code low} (0 … 1).
     */
    public record Flap(int over, double low, double high) {}

    /** A severity and the condition under which it applies for at least {@code hold}. */
    public record Level(Severity severity, Expr condition, Duration hold) {}

    /** Silence of a device: {@code intervals} times its interval, or {@code duration} where intervals is 0. */
    public record NoData(int intervals, Duration duration) {

        /** How long a device that reports every {@code interval} may be silent. */
        public Duration bound(Duration interval) {
            return intervals > 0 ? interval.multipliedBy(intervals) : duration;
        }
    }

    /**
     * What the rule asks for; bounds of a run are in the {@link RuleCard}.
     *
     * @param amount how much: a depth, a volume or a time; null where the rule does not say
     * @param unless the interlocks: while true, and while undetermined, an actuator does not start
     */
    public record Response(String action, @Nullable Expr amount, @Nullable Expr unless, @Nullable Expect expect) {}

    /** The effect that the response must show within a time after its beginning. */
    public record Expect(Expr condition, Duration within) {}
}
