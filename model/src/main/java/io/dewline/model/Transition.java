package io.dewline.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an episode, decided by the engine. Identity is (episode, n). It carries the whole state after the step, so that a consumer
 * needs no other.
 *
 * @param episode hash of rule, subject and the stamp at which the hold began
 * @param n counts the episode's steps from 0
 * @param at the instant of the step: the exact deadline for a timer, else the stamp
 * @param since when the condition began to hold
 * @param used what the decision used, in the order of the condition
 * @param advice what to do and how much, null where the rule has no response or it cannot be computed
 * @param permit whether the response's interlocks allow an actuator to start now
 * @param cause why it recovered, as far as the log shows: rain, watered, actuator, regional, withdrawn; "" when nothing explains it
 * @param drill the values came from simulated devices
 */
public record Transition(
        String episode,
        int n,
        String rule,
        Subject subject,
        Step step,
        Severity severity,
        boolean blind,
        Instant at,
        Instant since,
        List<Used> used,
        @Nullable Advice advice,
        Permit permit,
        String permitReason,
        String cause,
        boolean drill,
        String configuration) {

    public Transition {
        used = List.copyOf(used);
    }

    /** What happened. */
    public enum Step {
        /** The hold ended: an alert begins. */
        FIRED,
        /** The severity changed. */
        LEVEL,
        /** The condition became undetermined; the alert goes on. */
        BLIND,
        /** It can be judged again. */
        SIGHTED,
        /** The interlocks' verdict or the advice changed while firing. */
        PERMIT,
        /** The effect that the response expects came, or did not come in time; see {@link Transition#cause()}: expected or ineffective. */
        EFFECT,
        /** It begins to change so often that it will not clear. */
        FLAPPING,
        /** It changes seldom enough again to clear. */
        STEADY,
        /** The clear-hold ended. */
        RECOVERED,
        /** The rule or the subject is gone, or its condition changed and no longer holds. */
        WITHDRAWN;

        /** Whether the episode ends with it. */
        public boolean ends() {
            return this == RECOVERED || this == WITHDRAWN;
        }
    }

    /** The verdict of a response's interlocks. */
    public enum Permit {
        ALLOWED,
        WITHHELD,
        /** An interlock's input is missing; automatic control does not start. */
        UNDETERMINED
    }

    /** A value that a decision used: its text in the rule, the value in {@code unit} ("" for none; NaN when missing), and where a limit came from ("" for a measured value). */
    public record Used(String text, double value, String unit, String source) {}

    /**
     * What to do: the action (water, spray), net depth in mm, volume in litres and run time in minutes; NaN where a figure has no meaning or an attribute
     * is missing.
     */
    public record Advice(String action, double millimetres, double litres, double minutes) {}
}
