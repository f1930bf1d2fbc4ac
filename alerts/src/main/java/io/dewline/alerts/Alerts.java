package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Decided;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Life;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.outbox.Due;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.LockAct;
import io.dewline.alerts.response.Scope;
import io.dewline.alerts.routing.Person;
import io.dewline.alerts.storage.AlertStorage;
import io.dewline.model.Note;
import io.dewline.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alert book, the outbox and the response behind one door. All methods are for one thread, the owner's. What changes is durable when a method returns;
 * when the storage fails nothing has changed and the call may be repeated.
 */
public final class Alerts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final Book book;
    private final Responder responder;
    private final Announcer announcer;
    private final Intake intake;

    private Alerts(Book book) {
        this.book = book;
        this.responder = new Responder(book);
        this.announcer = new Announcer(book, responder);
        this.intake = new Intake(book, responder, announcer);
    }

    /** Opens the book that the storage holds; the storage is closed with it. {@code now} is the machine's time. */
    public static Alerts open(AlertStorage storage, Setup setup, Instant now) {
        return new Alerts(new Book(storage, new InForce(setup), now));
    }

    /** Puts another configuration in force from here on. */
    public void configure(Setup setup) {
        transaction(() -> {
            book.setInForce(new InForce(setup));
            intake.reconfigured();
            return Act.DONE;
        });
    }

    /** The last position of the area that is taken in, −1 when none is. */
    public long cursor(String area) {
        return book.area(area).position();
    }

    /**
     * Takes in what the engine and the log say of the area up to {@code position}; lets the time of the area pass to {@code stamp}. Does nothing when the
     * position is not above the cursor.
     */
    public void take(String area, long position, Instant stamp, List<BookEvent> events) {
        if (position > cursor(area)) {
            transaction(() -> {
                intake.take(area, position, stamp, events);
                return Act.DONE;
            });
        }
    }

    /** Lets the time of an area that was taken in before pass to {@code stamp}: leases and rests end, what waited too long is closed. */
    public void pass(String area, Instant stamp) {
        transaction(() -> {
            intake.pass(area, stamp);
            return Act.DONE;
        });
    }

    public Act acknowledge(String alert, Person who, Instant at, String note) {
        return act(alert, who.mayAct(), a -> Life.acknowledged(a, at, who.id(), note));
    }

    /** Puts a response on record: what was done. */
    public Act respond(String alert, Person who, Instant at, String what) {
        if (what.isBlank()) {
            return Act.refused("say what was done");
        }
        return act(alert, who.mayAct(), a -> Life.responded(a, at, who.id(), what));
    }

    /** Ends an alert that was none; managers only, with a reason. */
    public Act invalidate(String alert, Person who, Instant at, String reason) {
        if (reason.isBlank()) {
            return Act.refused("say why it is none");
        }
        return transaction(() -> {
            Act done = change(alert, who.mayDecide(), a -> Life.invalid(a, at, who.id(), reason));
            if (done.done()) {
                book.alert(alert)
                        .ifPresent(a -> responder.stopFor(a, at, who.id(), new Text("告警无效", "the alert is invalid")));
            }
            return done;
        });
    }

    /** Starts the actuators that the alert's response asks for, where the site's mode is ask or automatic and the interlocks do not forbid it. */
    public Act confirm(String alert, Person who, Instant at) {
        if (!who.mayAct()) {
            return Act.refused("not allowed for " + who.role());
        }
        return transaction(() -> {
            Alert open = book.openAlert(alert);
            return open == null ? Act.refused("no such open alert") : responder.confirm(open, who.id(), at);
        });
    }

    /** Stops every actuator in the scope and locks automatic control there until somebody unlocks it. */
    public Act stop(Scope scope, Person who, Instant at) {
        if (!who.mayAct()) {
            return Act.refused("not allowed for " + who.role());
        }
        return transaction(() -> {
            responder.stop(scope, who.id(), at);
            return Act.DONE;
        });
    }

    /** Lets automatic control go on in a scope that was stopped; exactly that scope. */
    public Act unlock(Scope scope, Person who, Instant at) {
        if (!who.mayAct()) {
            return Act.refused("not allowed for " + who.role());
        }
        return transaction(() -> book.unlock(scope, who.id(), at) ? Act.DONE : Act.refused("not locked"));
    }

    public List<Lock> locks() {
        return List.copyOf(book.locks());
    }

    /** Who locked and unlocked automatic control, newest first. */
    public List<LockAct> lockActs(int max) {
        return book.storage().lockActs(max);
    }

    /** What an event makes of an alert. */
    private interface Change {
        Decided of(Alert alert);
    }

    private Act act(String alert, boolean allowed, Change change) {
        return transaction(() -> change(alert, allowed, change));
    }

    private Act change(String id, boolean allowed, Change change) {
        Alert open = book.openAlert(id);
        if (!allowed) {
            return Act.refused("not allowed for this role");
        }
        if (open == null) {
            return Act.refused("no such open alert");
        }
        book.apply(open, change.of(open));
        return Act.DONE;
    }

    private <T> T transaction(Supplier<T> work) {
        T result;
        try {
            result = work.get();
            announcer.flush();
        } catch (RuntimeException e) {
            book.abandon(e);
            throw e;
        }
        book.commit();
        return result;
    }

    /** What is to be carried now, at most {@code max}; each is then under way until {@link #delivered}. {@code now} is the machine's time. */
    public List<Outgoing> due(Instant now, int max) {
        book.machineTime(now);
        List<Outgoing> out = new ArrayList<>();
        try {
            transaction(() -> {
                Setup setup = book.inForce().setup();
                Due due = book.outbox()
                        .due(now, max, setup.routes(), setup.settings().pages(), book.changes());
                out.addAll(due.out());
                due.unanswered().forEach(p -> responder.unanswered(p, published(p)));
                return Act.DONE;
            });
            return List.copyOf(out);
        } catch (RuntimeException e) {
            book.outbox().abandon(out);
            throw e;
        }
    }

    /** What became of one try that {@link #due} gave out; {@code now} is the machine's time. */
    public void delivered(Outgoing outgoing, Outcome outcome, Instant now, Duration took) {
        transaction(() -> {
            Optional<Parcel> after = book.outbox()
                    .delivered(
                            outgoing, outcome, now, took, book.inForce().setup().routes(), book.changes());
            if (outgoing instanceof Outgoing.ToPerson) {
                count(outcome);
            }
            after.filter(p -> p.state() == Parcel.State.DEAD).ifPresent(p -> givenUp(p, outcome));
            return Act.DONE;
        });
    }

    private static Text published(Parcel parcel) {
        return new Text("，已发送 " + parcel.published() + " 次", " after " + parcel.published() + " publications");
    }

    private void count(Outcome outcome) {
        if (outcome.verdict() == Outcome.Verdict.OK) {
            book.tally().sent++;
        } else {
            book.tally().failed++;
        }
    }

    private void givenUp(Parcel parcel, Outcome outcome) {
        if (parcel.message() == null) {
            responder.unanswered(parcel, new Text("：" + outcome.reason(), ": " + outcome.reason()));
            return;
        }
        book.tally().dead++;
        LOG.atWarn()
                .addKeyValue("receiver", parcel.to())
                .addKeyValue("tries", parcel.tries())
                .addKeyValue("reason", outcome.reason())
                .log("message given up");
        for (Item item : parcel.message().items()) {
            book.alert(item.alert()).ifPresent(alert -> {
                Instant at = book.area(alert.subject().area()).stamp();
                Text why = Text.same(item.what() + " → " + parcel.to() + ": " + outcome.reason());
                book.apply(alert, Life.noted(alert, What.UNDELIVERED, at, "outbox", why));
            });
        }
    }

    /** Open alerts, newest first. */
    public List<Alert> open() {
        return book.open().stream()
                .sorted(Comparator.comparing(Alert::opened).reversed().thenComparing(Alert::id))
                .toList();
    }

    public List<Alert> find(Filter filter) {
        return book.storage().find(filter);
    }

    public Optional<AlertFile> alert(String id) {
        return book.alert(id)
                .map(a -> new AlertFile(
                        a, book.storage().history(id), book.storage().attempts(id)));
    }

    /** The alert in words, as of its area's time. */
    public Description describe(Alert alert) {
        return Describe.alert(alert, book, responder);
    }

    /** Notes of transitions and commands that are not known to be in the log yet, oldest first. */
    public List<NumberedNote> notes(int max) {
        return book.storage().notes(max).stream()
                .map(n -> new NumberedNote(
                        n.number(), n.note().area(), new Note(n.note().line())))
                .toList();
    }

    /** The notes up to this number are durable in the log. */
    public void noted(long number) {
        book.storage().forgetNotes(number);
    }

    /** Every open alert and the state of every site and device of the area at {@code at}, zero included; the area's time passes to it first. */
    public List<Note> restate(String area, Instant at) {
        pass(area, at);
        return Describe.area(area, at, book);
    }

    public AlertCounts counts() {
        return book.tally().counts();
    }

    /** Items, messages and commands that are not yet delivered or answered. */
    public int waiting() {
        return book.outbox().size();
    }

    @Override
    public void close() {
        book.storage().close();
    }
}
