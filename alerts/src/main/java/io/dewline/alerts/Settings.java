package io.dewline.alerts;

import java.time.Duration;

/**
 * How the alert book behaves.
 *
 * @param pages where the pages are, without a slash at the end, like {@code https://dewline.example}; "" leaves links out
 * @param drill whether the clock is that of the readings: everything is a drill
 * @param notifyInDrill whether a drill reaches real receivers ({@code clock.notify: true})
 * @param unexplainedAfter how long a recovered alert waits for a response
 * @param proof how long, at least, an actuator that accepted a command may go without reporting that it runs; on the log's clock, so a fast one needs more
 */
public record Settings(String pages, boolean drill, boolean notifyInDrill, Duration unexplainedAfter, Duration proof) {
    public static final Settings DEFAULT = new Settings("", false, false, Duration.ofDays(3));

    public Settings(String pages, boolean drill, boolean notifyInDrill, Duration unexplainedAfter) {
        this(pages, drill, notifyInDrill, unexplainedAfter, Duration.ofMinutes(2));
    }
}
