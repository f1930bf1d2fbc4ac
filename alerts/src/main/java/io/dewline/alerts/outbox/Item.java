package io.dewline.alerts.outbox;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.time.Instant;
import java.util.Objects;

/**
 * That one receiver is to be told one step of one alert, in words fixed when it happened.
 *
 * @param key alert, step and receiver
 * @param step the step's number in the alert's history
 * @param what the step's word
 * @param first the alert's first critical notification: never left to a digest
 * @param created the log's time at which it came about
 * @param cause the alert of the event that it belongs to, such as a storm; "" for none
 * @param event that event's title, in the words of the receiver's language; "" for none
 */
public record Item(
        String key,
        String receiver,
        String alert,
        int step,
        String what,
        Severity severity,
        String rule,
        Subject about,
        boolean first,
        boolean drill,
        String subject,
        String text,
        Instant created,
        String cause,
        String event) {

    /** Rows of before there were causes have none. */
    public Item {
        cause = Objects.requireNonNullElse(cause, "");
        event = Objects.requireNonNullElse(event, "");
    }

    /** One that belongs to no event. */
    public Item(
            String key,
            String receiver,
            String alert,
            int step,
            String what,
            Severity severity,
            String rule,
            Subject about,
            boolean first,
            boolean drill,
            String subject,
            String text,
            Instant created) {
        this(key, receiver, alert, step, what, severity, rule, about, first, drill, subject, text, created, "", "");
    }

    /** Whether it is news of the event itself. */
    boolean tellsOfTheEvent() {
        return !cause.isEmpty() && cause.equals(alert);
    }

    /** Whether it belongs to an event that another alert is. */
    boolean belongs() {
        return !cause.isEmpty() && !cause.equals(alert);
    }
}
