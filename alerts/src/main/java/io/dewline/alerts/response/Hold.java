package io.dewline.alerts.response;

import io.dewline.model.Text;

/** Why an actuator does not start: the reason, and the same in words for people. */
public record Hold(Reason reason, Text text) {

    /** What can keep an actuator from starting. */
    public enum Reason {
        /** The interlocks forbid it. */
        WITHHELD,
        /** The interlocks cannot be judged, or the condition cannot. */
        UNDETERMINED,
        /** Somebody pressed stop. */
        LOCKED,
        /** It runs already. */
        RUNNING,
        /** The rest after its last run is not over. */
        RESTING,
        /** The starts of the day are used up. */
        USED_UP,
        /** It refused. */
        REFUSED,
        /** How long it should run cannot be computed. */
        NO_FIGURE,
        /** A queue is worked off. */
        CATCHING_UP,
        /** A drill starts only simulated actuators. */
        NOT_SIMULATED,
        /** The site's mode leaves it to people. */
        MODE
    }

    static Hold of(Reason reason, String zh, String en) {
        return new Hold(reason, new Text(zh, en));
    }
}
