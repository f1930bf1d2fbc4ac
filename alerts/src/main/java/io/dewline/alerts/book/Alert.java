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
 * @param opened when it fired, or fired again after a recovery
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
}
