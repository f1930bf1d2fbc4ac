package io.dewline.alerts.outbox;

import io.dewline.model.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message or a command on its way: exactly one of the two. Times are the machine's.
 *
 * @param to the receiver or the device
 * @param alert the alert a command serves, "" for none and for messages
 * @param tries how often it was tried
 * @param published how often a command was published
 * @param next not before this instant; when it was delivered once that is done
 */
public record Parcel(
        String key,
        String to,
        String alert,
        @Nullable Message message,
        @Nullable Command command,
        State state,
        int tries,
        int published,
        Instant created,
        Instant next) {

    /** How far a parcel is. */
    public enum State {
        /** To be carried. */
        PENDING,
        /** A command that was published and waits for the device's answer. */
        AWAITING,
        /** Delivered; for a command, answered. */
        DONE,
        /** Given up. */
        DEAD,
        /** No longer wanted. */
        DROPPED
    }

    public static Parcel of(Message message, Instant now) {
        return new Parcel(message.key(), message.receiver(), "", message, null, State.PENDING, 0, 0, now, now);
    }

    /** A command without a machine's time yet: it is due at once. */
    public static Parcel of(Command command, String alert) {
        return new Parcel(
                command.id(),
                command.device(),
                alert,
                null,
                command,
                State.PENDING,
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    public boolean open() {
        return state == State.PENDING || state == State.AWAITING;
    }

    public Parcel in(State next) {
        return new Parcel(key, to, alert, message, command, next, tries, published, created, this.next);
    }

    Parcel tried(State result, Instant again) {
        boolean out = command != null && result == State.AWAITING;
        return new Parcel(
                key, to, alert, message, command, result, tries + 1, out ? published + 1 : published, created, again);
    }

    Parcel createdAt(Instant now) {
        return new Parcel(key, to, alert, message, command, state, tries, published, now, now);
    }

    Outgoing outgoing() {
        if (message != null) {
            return new Outgoing.ToPerson(key, tries + 1, message);
        }
        return new Outgoing.ToActuator(key, tries + 1, java.util.Objects.requireNonNull(command));
    }
}
