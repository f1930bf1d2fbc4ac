package io.dewline.alerts.response;

import java.time.Instant;

/**
 * One run of an actuator for one alert, from the command to its end.
 *
 * @param command the id of the command that started it
 * @param minimum the earliest end when the alert recovers
 * @param until the end of the lease
 * @param by the person who confirmed it, or {@link Control#AUTOMATIC}
 * @param doubted whether people were told that no answer or no report of running came
 */
public record Run(
        String command,
        String alert,
        Instant started,
        Instant minimum,
        Instant until,
        Phase phase,
        String by,
        boolean doubted) {

    /** How far a run is. */
    public enum Phase {
        /** Commanded; nothing heard. */
        ORDERED,
        /** The device accepted the command. */
        ACCEPTED,
        /** The device reported that it runs. */
        RUNNING,
        /** Commanded to stop; nothing heard. */
        STOPPING
    }

    /** The id of the command that ends this run early. */
    public String stopCommand() {
        return command + "-s";
    }

    Run in(Phase next) {
        return new Run(command, alert, started, minimum, until, next, by, doubted);
    }

    /** Commanded to stop; the silence of a device that answered its start is worth telling again. */
    Run stopping() {
        return new Run(command, alert, started, minimum, until, Phase.STOPPING, by, doubted && phase == Phase.ORDERED);
    }

    Run asDoubted() {
        return new Run(command, alert, started, minimum, until, phase, by, true);
    }
}
