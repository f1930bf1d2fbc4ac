package io.dewline.alerts.book;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong at one place, from the first episode until it is closed.
 *
 * @param id its first episode
 * @param severity the present one; after recovery the last
 * @param peak the worst so far
 * @param opened when its first episode fired
 * @param recovered when the last recovery came, null while firing or blind
 * @param response what is on record as a response, "" for nothing yet
 * @param heldBack the alert that holds back its notifications, "" for none
 * @param steps how many steps its history has
 * @param drill whether it comes from simulated devices or a replayed clock
 * @param closing how it ended, null while it is open
 * @param last the engine's last transition of it: rule, subject, since, values used, advice, permit
 */
public record Alert(
        String id,
        Severity severity,
        Severity peak,
        Condition condition,
        Handling handling,
        Instant opened,
        @Nullable Instant recovered,
        String response,
        String heldBack,
        int steps,
        boolean drill,
        @Nullable Closing closing,
        Transition last) {

    public String rule() {
        return last.rule();
    }

    public Subject subject() {
        return last.subject();
    }

    /** When the condition began to hold. */
    public Instant since() {
        return last.since();
    }

    public boolean open() {
        return closing == null;
    }

    /** Whether the condition holds as far as anybody knows: firing or blind, and not closed. */
    public boolean firing() {
        return closing == null && condition != Condition.RECOVERED;
    }

    /** Recovered, and kept open because no response is on record. */
    public boolean awaitsResponse() {
        return closing == null && condition == Condition.RECOVERED;
    }

    Alert withLast(Transition transition) {
        return new Alert(
                id,
                transition.severity(),
                worse(peak, transition.severity()),
                condition,
                handling,
                opened,
                recovered,
                response,
                heldBack,
                steps,
                drill || transition.drill(),
                closing,
                transition);
    }

    Alert withCondition(Condition next, @Nullable Instant recovery) {
        return new Alert(
                id, severity, peak, next, handling, opened, recovery, response, heldBack, steps, drill, closing, last);
    }

    Alert withHandling(Handling next) {
        return new Alert(
                id, severity, peak, condition, next, opened, recovered, response, heldBack, steps, drill, closing,
                last);
    }

    Alert withResponse(String what) {
        return new Alert(
                id, severity, peak, condition, handling, opened, recovered, what, heldBack, steps, drill, closing,
                last);
    }

    /** The same alert with its notifications held back by another, or by none (""). */
    public Alert withHeldBack(String by) {
        return new Alert(
                id, severity, peak, condition, handling, opened, recovered, response, by, steps, drill, closing, last);
    }

    Alert withSteps(int count) {
        return new Alert(
                id, severity, peak, condition, handling, opened, recovered, response, heldBack, count, drill, closing,
                last);
    }

    Alert withClosing(Closing end) {
        return new Alert(
                id, severity, peak, condition, handling, opened, recovered, response, heldBack, steps, drill, end,
                last);
    }

    private static Severity worse(Severity a, Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
