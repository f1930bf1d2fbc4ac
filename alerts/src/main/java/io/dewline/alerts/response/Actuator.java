package io.dewline.alerts.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device that acts.
 *
 * @param reportedAt as of when it reported, null before the first report
 * @param simulated whether its reports come from a simulator
 * @param run its present run, null for none of ours
 * @param ended when it last stopped, null when it never ran
 * @param day the site's calendar day that {@code starts} counts, "" before the first start
 * @param refused the alert whose command it refused: a person decides from there, "" for none
 * @param escalated the alert and day for which people were told that the starts are used up, "" for none
 */
public record Actuator(
        String device,
        Reported reported,
        @Nullable Instant reportedAt,
        boolean simulated,
        @Nullable Run run,
        @Nullable Instant ended,
        String day,
        int starts,
        String refused,
        String escalated) {

    /** What it says of itself. */
    public enum Reported {
        NOTHING,
        IDLE,
        RUNNING
    }

    /** A device that nobody has heard of. */
    public static Actuator unheard(String device) {
        return new Actuator(device, Reported.NOTHING, null, false, null, null, "", 0, "", "");
    }

    Actuator heard(boolean running, boolean simulatedNow, Instant at) {
        return new Actuator(
                device,
                running ? Reported.RUNNING : Reported.IDLE,
                at,
                simulatedNow,
                run,
                reported == Reported.RUNNING && !running ? at : ended,
                day,
                starts,
                refused,
                escalated);
    }

    Actuator with(@Nullable Run next) {
        return new Actuator(device, reported, reportedAt, simulated, next, ended, day, starts, refused, escalated);
    }

    Actuator over(Instant at) {
        return new Actuator(device, reported, reportedAt, simulated, null, at, day, starts, refused, escalated);
    }

    Actuator started(Run next, String onDay) {
        return new Actuator(
                device,
                reported,
                reportedAt,
                simulated,
                next,
                ended,
                onDay,
                onDay.equals(day) ? starts + 1 : 1,
                refused.equals(next.alert()) ? "" : refused,
                escalated);
    }

    Actuator refusing(String alert) {
        return new Actuator(device, reported, reportedAt, simulated, null, ended, day, starts, alert, escalated);
    }

    /** The same after people were told that the starts of {@code which} are used up. */
    public Actuator withEscalated(String which) {
        return new Actuator(device, reported, reportedAt, simulated, run, ended, day, starts, refused, which);
    }
}
