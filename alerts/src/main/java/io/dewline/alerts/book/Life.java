package io.dewline.alerts.book;

import io.dewline.alerts.book.Step.What;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.Text;
import io.dewline.model.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of an alert: what each event makes of it. Every method is a function of its arguments. */
public final class Life {
    /** Who decides what the engine sends. */
    public static final String ENGINE = "engine";

    private static final String BOOK = "book";

    private Life() {}

    /**
     * A transition of the alert's rule and subject.
     *
     * @param open the open alert of that rule and subject, null when there is none
     * @param drill whether everything is a drill
     * @return empty when the transition changes nothing: it is known already, or there is no alert that it could be about
     */
    public static Optional<Decided> taken(@Nullable Alert open, Transition transition, Closes closes, boolean drill) {
        if (open == null) {
            return transition.step() == Transition.Step.FIRED
                    ? Optional.of(opened(transition, drill))
                    : Optional.empty();
        }
        Transition last = open.last();
        if (last.episode().equals(transition.episode()) && transition.n() <= last.n()) {
            return Optional.empty();
        }
        if (open.condition() == Condition.RECOVERED && transition.step() != Transition.Step.FIRED) {
            return transition.step() == Transition.Step.WITHDRAWN
                    ? Optional.of(withdrawn(new Turn(open), transition))
                    : Optional.empty();
        }
        Turn turn = new Turn(open.withLast(transition));
        return Optional.of(
                switch (transition.step()) {
                    case FIRED -> again(open, turn, transition);
                    case LEVEL -> level(open, turn, transition);
                    case BLIND ->
                        turn.set(turn.alert().withCondition(Condition.BLIND, null))
                                .step(What.BLIND, transition.at(), ENGINE, "")
                                .end();
                    case SIGHTED ->
                        turn.set(turn.alert().withCondition(Condition.FIRING, null))
                                .step(What.SIGHTED, transition.at(), ENGINE, "")
                                .end();
                    case FLAPPING ->
                        turn.step(What.FLAPPING, transition.at(), ENGINE, "").end();
                    case STEADY ->
                        turn.step(What.STEADY, transition.at(), ENGINE, "").end();
                    case PERMIT ->
                        turn.step(What.PERMIT, transition.at(), ENGINE, permit(transition))
                                .end();
                    case EFFECT ->
                        turn.step(
                                        transition.cause().equals("ineffective") ? What.INEFFECTIVE : What.EFFECTIVE,
                                        transition.at(),
                                        ENGINE,
                                        transition.cause())
                                .end();
                    case RECOVERED -> recovered(turn, transition, closes);
                    case WITHDRAWN -> withdrawn(turn, transition);
                });
    }

    private static Decided opened(Transition transition, boolean drill) {
        Alert alert = new Alert(
                transition.episode(),
                transition.severity(),
                transition.severity(),
                conditionOf(transition),
                Handling.NEW,
                transition.at(),
                null,
                "",
                "",
                0,
                drill || transition.drill(),
                null,
                transition);
        return new Turn(alert).step(What.OPENED, transition.at(), ENGINE, "").end();
    }

    private static Condition conditionOf(Transition transition) {
        return transition.blind() ? Condition.BLIND : Condition.FIRING;
    }

    private static Decided again(Alert before, Turn turn, Transition transition) {
        turn.set(turn.alert().withCondition(conditionOf(transition), null));
        if (before.condition() != Condition.RECOVERED) {
            return level(before, turn, transition);
        }
        return turn.set(turn.alert().withHandling(Handling.NEW).withResponse(""))
                .step(What.REOPENED, transition.at(), ENGINE, "")
                .end();
    }

    private static Decided level(Alert before, Turn turn, Transition transition) {
        int change = transition.severity().compareTo(before.severity());
        if (change != 0) {
            String why =
                    before.severity().word() + " to " + transition.severity().word();
            turn.step(change > 0 ? What.RAISED : What.LOWERED, transition.at(), ENGINE, why);
        }
        return turn.end();
    }

    private static String permit(Transition transition) {
        String word = transition.permit().name().toLowerCase(java.util.Locale.ROOT);
        return transition.permitReason().isEmpty() ? word : word + ": " + transition.permitReason();
    }

    private static Decided recovered(Turn turn, Transition transition, Closes closes) {
        turn.set(turn.alert().withCondition(Condition.RECOVERED, transition.at()))
                .step(What.RECOVERED, transition.at(), ENGINE, transition.cause());
        if (closes == Closes.SENSORS) {
            return close(turn, Closing.Reason.RECOVERED, transition.at(), BOOK, transition.cause());
        }
        if (turn.alert().response().isEmpty() && !transition.cause().isEmpty()) {
            turn.set(turn.alert().withResponse("cause: " + transition.cause()))
                    .step(What.RESPONDED, transition.at(), ENGINE, transition.cause());
        }
        if (turn.alert().response().isEmpty()) {
            return turn.step(What.AWAITING, transition.at(), BOOK, "").end();
        }
        return close(
                turn,
                Closing.Reason.RESPONDED,
                transition.at(),
                BOOK,
                turn.alert().response());
    }

    private static Decided withdrawn(Turn turn, Transition transition) {
        return close(turn, Closing.Reason.WITHDRAWN, transition.at(), ENGINE, transition.cause());
    }

    private static Decided close(Turn turn, Closing.Reason reason, Instant at, String who, String why) {
        return turn.set(turn.alert().withClosing(new Closing(reason, at, who, why)))
                .step(What.CLOSED, at, who, why.isEmpty() ? reason.word() : reason.word() + ": " + why)
                .end();
    }

    /** Time passed: a recovered alert that nobody explained ends by itself. */
    public static Optional<Decided> aged(Alert alert, Instant now, Duration unexplainedAfter) {
        Instant recovered = alert.recovered();
        if (!alert.awaitsResponse() || recovered == null) {
            return Optional.empty();
        }
        Instant end = recovered.plus(unexplainedAfter);
        return now.isBefore(end)
                ? Optional.empty()
                : Optional.of(close(new Turn(alert), Closing.Reason.UNEXPLAINED, end, BOOK, ""));
    }

    /** A person has seen it. */
    public static Decided acknowledged(Alert alert, Instant at, String who, String note) {
        Alert next = alert.handling() == Handling.NEW ? alert.withHandling(Handling.ACKNOWLEDGED) : alert;
        return new Turn(next).step(What.ACKNOWLEDGED, at, who, note).end();
    }

    /** A person reports what was done: a response on record, which ends a recovered alert. */
    public static Decided responded(Alert alert, Instant at, String who, String what) {
        Turn turn = new Turn(alert.withHandling(Handling.REPORTED).withResponse("report: " + what))
                .step(What.RESPONDED, at, who, what);
        return alert.condition() == Condition.RECOVERED
                ? close(turn, Closing.Reason.RESPONDED, at, who, what)
                : turn.end();
    }

    /** An actuator that serves the alert reported that it runs: a response on record. */
    public static Decided ran(Alert alert, Instant at, String device) {
        Alert next = responding(alert);
        return new Turn(next.response().isEmpty() ? next.withResponse("ran: " + device) : next)
                .step(What.RUNNING, at, device, "")
                .end();
    }

    /** A manager found that it was none. */
    public static Decided invalid(Alert alert, Instant at, String who, String why) {
        return close(new Turn(alert), Closing.Reason.INVALID, at, who, why);
    }

    /** Something about the response or the notifications is to be on record. */
    public static Decided noted(Alert alert, What what, Instant at, String who, Text why) {
        Alert next = what == What.STARTED || what == What.CONFIRMED ? responding(alert) : alert;
        return new Turn(next).step(what, at, who, why).end();
    }

    private static Alert responding(Alert alert) {
        return alert.handling() == Handling.NEW || alert.handling() == Handling.ACKNOWLEDGED
                ? alert.withHandling(Handling.RESPONDING)
                : alert;
    }
}
