package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.Scope;
import io.dewline.alerts.routing.Person;
import io.dewline.model.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The alert book, the outbox and the response behind one door. All methods are for one thread, the owner's. What changes is durable when a method returns;
 * when the storage fails nothing has changed and the call may be repeated.
 */
public interface Alerts extends AutoCloseable {

    /** Puts another configuration in force from here on. */
    void configure(Setup setup);

    /** The last position of the area that is taken in, −1 when none is. */
    long cursor(String area);

    /**
     * Takes in what the engine and the log say of the area up to {@code position}; lets the time of the area pass to {@code stamp}. Does nothing when the
     * position is not above the cursor.
     */
    void take(String area, long position, Instant stamp, List<BookEvent> events);

    Act acknowledge(String alert, Person who, Instant at, String note);

    /** Puts a response on record: what was done. */
    Act respond(String alert, Person who, Instant at, String what);

    /** Ends an alert that was none; managers only, with a reason. */
    Act invalidate(String alert, Person who, Instant at, String reason);

    /** Starts the actuators that the alert's response asks for, where the site's mode is ask or automatic and the interlocks allow it. */
    Act confirm(String alert, Person who, Instant at);

    /** Stops every actuator in the scope and locks automatic control there until somebody unlocks it. */
    Act stop(Scope scope, Person who, Instant at);

    Act unlock(Scope scope, Person who, Instant at);

    List<Lock> locks();

    /** What is to be carried now, at most {@code max}; each is then under way until {@link #delivered}. {@code now} is the machine's time. */
    List<Outgoing> due(Instant now, int max);

    /** What became of one try that {@link #due} gave out; {@code now} is the machine's time. */
    void delivered(Outgoing outgoing, Outcome outcome, Instant now, Duration took);

    /** Open alerts, newest first. */
    List<Alert> open();

    List<Alert> find(Filter filter);

    Optional<AlertFile> alert(String id);

    /** Notes of transitions and commands that are not known to be in the log yet, oldest first. */
    List<NumberedNote> notes(int max);

    /** The notes up to this number are durable in the log. */
    void noted(long number);

    /** Every open alert and the state of every site and device of the area at {@code at}, zero included. */
    List<Note> restate(String area, Instant at);

    AlertCounts counts();

    @Override
    void close();
}
