package io.dewline.alerts.book;

import io.dewline.model.Severity;
import io.dewline.model.Text;
import io.dewline.model.Transition.Used;
import java.time.Instant;
import java.util.List;

/**
 * One line of an alert's history: who or what did what, when and why, with the values, the rule and the configuration it was decided with. Identity is
 * (alert, n).
 *
 * @param who a person's id, a device, or engine, book, response, outbox
 * @param why in words, the same in both languages where a person or a device said it; "" where the step says it all
 */
public record Step(
        String alert,
        int n,
        What what,
        Instant at,
        String who,
        Text why,
        Severity severity,
        List<Used> used,
        String rule,
        String configuration) {

    public Step {
        used = List.copyOf(used);
    }

    /** What happened to an alert. */
    public enum What {
        OPENED(true),
        REOPENED(true),
        /** More severe than before. */
        RAISED(true),
        /** Less severe than before. */
        LOWERED(false),
        BLIND(false),
        SIGHTED(false),
        /** It changes so often that it will not clear. */
        FLAPPING(false),
        /** It changes seldom enough again to clear. */
        STEADY(false),
        /** The interlocks' verdict or the advice changed. */
        PERMIT(false),
        /** The effect that the response expects came. */
        EFFECTIVE(false),
        /** The effect did not come in time. */
        INEFFECTIVE(true),
        RECOVERED(false),
        /** Recovered, and a response is still to be reported. */
        AWAITING(true),
        CLOSED(true),
        ACKNOWLEDGED(false),
        /** A response is on record. */
        RESPONDED(false),
        /** A person allowed the actuator to start. */
        CONFIRMED(false),
        /** An actuator was commanded to start. */
        STARTED(false),
        /** An actuator was commanded to stop. */
        STOPPED(false),
        /** An actuator reported that it runs. */
        RUNNING(false),
        /** An actuator's run is over. */
        ENDED(false),
        REFUSED(true),
        /** No reply and no reported state for a command that was published repeatedly. */
        NO_ANSWER(true),
        /** An interlock or a person stopped a running actuator. */
        CUT(true),
        /** The day's starts are used up: a person must act. */
        ESCALATED(true),
        /** A notification was not made, and why. */
        SUPPRESSED(false),
        /** A notification was given up after its last try. */
        UNDELIVERED(false);

        private final boolean told;

        What(boolean told) {
            this.told = told;
        }

        /** Whether people are told of it. */
        public boolean told() {
            return told;
        }

        /** The word used in tags and pages. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
