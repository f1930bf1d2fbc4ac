package io.dewline.alerts.outbox;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.time.Instant;

/**
 * That one receiver is to be told one step of one alert, in words fixed when it happened.
 *
 * @param key alert, step and receiver
 * @param step the step's number in the alert's history
 * @param what the step's word
 * @param first the alert's first critical notification: never left to a digest
 * @param created the log's time at which it came about
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
        Instant created) {}
