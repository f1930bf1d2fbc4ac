package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Closing;
import io.dewline.alerts.book.Decided;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.notes.AlertNotes;
import io.dewline.alerts.outbox.Outbox;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.Scope;
import io.dewline.alerts.storage.AlertStorage;
import io.dewline.alerts.storage.AreaNote;
import io.dewline.alerts.storage.AreaState;
import io.dewline.alerts.storage.Changes;
import io.dewline.alerts.storage.Snapshot;
import io.dewline.alerts.wording.Wording;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state in memory and the changes of the transaction under way. When a commit fails the state is read anew, as if nothing had happened. */
final class Book {
    private final AlertStorage storage;
    private final Map<String, Alert> open = new LinkedHashMap<>();
    private final Map<String, String> byWhat = new LinkedHashMap<>();
    private final Map<String, Actuator> actuators = new LinkedHashMap<>();
    private final Map<String, Lock> locks = new LinkedHashMap<>();
    private final Map<String, AreaState> areas = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final Set<String> freed = new TreeSet<>();
    private final Outbox outbox = new Outbox();
    private Tally tally = new Tally();
    private Tally durable = new Tally();
    private Changes changes = new Changes();
    private InForce inForce;
    private Instant machine;

    /** @param machine the machine's time */
    Book(AlertStorage storage, InForce inForce, Instant machine) {
        this.storage = storage;
        this.inForce = inForce;
        this.machine = machine;
        load();
    }

    private void load() {
        Snapshot snapshot = storage.load(machine.minus(Outbox.REMEMBERS));
        open.clear();
        byWhat.clear();
        actuators.clear();
        locks.clear();
        areas.clear();
        forgetTransaction();
        tally = durable.copy();
        snapshot.open().forEach(this::remember);
        snapshot.actuators().forEach(a -> actuators.put(a.device(), a));
        snapshot.locks().forEach(l -> locks.put(l.scope().key(), l));
        snapshot.areas().forEach(a -> areas.put(a.area(), a));
        outbox.load(snapshot.waiting(), snapshot.parcels());
    }

    private void forgetTransaction() {
        changes = new Changes();
        told.clear();
        freed.clear();
    }

    /** Commits what was done since the last commit; on failure nothing of it has happened. */
    void commit() {
        if (changes.isEmpty()) {
            forgetTransaction();
            return;
        }
        try {
            storage.commit(changes);
        } catch (RuntimeException e) {
            abandon(e);
            throw e;
        }
        durable = tally.copy();
        forgetTransaction();
    }

    /** Forgets what was done since the last commit. */
    void abandon(RuntimeException cause) {
        try {
            load();
        } catch (RuntimeException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
    }

    private static String what(String rule, Subject subject) {
        return rule + "\n" + subject.key();
    }

    private void remember(Alert alert) {
        String key = what(alert.rule(), alert.subject());
        if (alert.open()) {
            open.put(alert.id(), alert);
            byWhat.put(key, alert.id());
        } else if (open.remove(alert.id()) != null) {
            byWhat.remove(key, alert.id());
        }
    }

    /** The machine's time went on. */
    void machineTime(Instant now) {
        machine = now;
    }

    InForce inForce() {
        return inForce;
    }

    void setInForce(InForce next) {
        inForce = next;
    }

    Outbox outbox() {
        return outbox;
    }

    Changes changes() {
        return changes;
    }

    Tally tally() {
        return tally;
    }

    AlertStorage storage() {
        return storage;
    }

    Collection<Alert> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    @Nullable
    Alert openAlert(String id) {
        return open.get(id);
    }

    @Nullable
    Alert openAlert(String rule, Subject subject) {
        String id = byWhat.get(what(rule, subject));
        return id == null ? null : open.get(id);
    }

    /** An alert, open or closed. */
    Optional<Alert> alert(String id) {
        Alert here = open.get(id);
        if (here == null) {
            here = changes.changed(id);
        }
        return here == null ? storage.alert(id) : Optional.of(here);
    }

    /** Puts a decision on record; {@code before} is the alert as it was, null when it is new. */
    Alert apply(@Nullable Alert before, Decided decided) {
        Alert after = decided.alert();
        remember(after);
        changes.alert(after);
        Severity peak = before == null ? Severity.INFO : before.peak();
        boolean first = after.severity() == Severity.CRITICAL && (before == null || peak != Severity.CRITICAL);
        for (Step step : decided.steps()) {
            changes.step(step);
            note(after, step);
            count(after, step);
            if (step.what().told()) {
                tell(new Told(step, first && begins(step.what())));
            }
        }
        boolean wasFiring = before != null && before.firing();
        if (wasFiring
                && !after.firing()
                && !inForce.card(after.rule()).inhibits().isEmpty()) {
            freed.add(after.id());
        }
        return after;
    }

    private static boolean begins(What what) {
        return what == What.OPENED || what == What.REOPENED || what == What.RAISED;
    }

    private void note(Alert alert, Step step) {
        if (step.what() != What.SUPPRESSED && step.what() != What.UNDELIVERED) {
            changes.note(new AreaNote(alert.subject().area(), AlertNotes.step(alert, step, title(alert))));
        }
    }

    /** The alert's title in the language of the default receiver. */
    String title(Alert alert) {
        return new Wording(
                        alert,
                        inForce.card(alert.rule()),
                        inForce.registry(),
                        inForce.setup().routes().defaultReceiver().language())
                .title();
    }

    private void count(Alert alert, Step step) {
        switch (step.what()) {
            case OPENED -> tally.opened++;
            case REOPENED -> tally.reopened++;
            case CLOSED -> {
                Closing closing = alert.closing();
                if (closing != null) {
                    tally.closed.merge(closing.reason(), 1L, Long::sum);
                }
            }
            case REFUSED -> tally.refused++;
            case NO_ANSWER -> tally.unanswered++;
            case SUPPRESSED -> tally.suppressed++;
            default -> {}
        }
    }

    /** Changes an alert without a step. */
    void replace(Alert alert) {
        remember(alert);
        changes.alert(alert);
    }

    void tell(Told what) {
        told.add(what);
    }

    /** What is to be told, taken out. */
    List<Told> takeTold() {
        List<Told> all = List.copyOf(told);
        told.clear();
        return all;
    }

    /** Alerts that hold back no other any more, taken out. */
    List<String> takeFreed() {
        List<String> all = List.copyOf(freed);
        freed.clear();
        return all;
    }

    AreaState area(String id) {
        return areas.getOrDefault(id, AreaState.unheard(id));
    }

    /** Sets an area's state in memory; {@code durable} puts it among the changes too. */
    void setArea(AreaState area, boolean durable) {
        areas.put(area.area(), area);
        if (durable) {
            changes.area(area);
        }
    }

    Actuator actuator(String device) {
        return Objects.requireNonNullElseGet(actuators.get(device), () -> Actuator.unheard(device));
    }

    Collection<Actuator> actuators() {
        return List.copyOf(actuators.values());
    }

    void setActuator(Actuator actuator) {
        if (!actuator.equals(actuators.put(actuator.device(), actuator))) {
            changes.actuator(actuator);
        }
    }

    Collection<Lock> locks() {
        return Collections.unmodifiableCollection(locks.values());
    }

    void lock(Lock lock) {
        locks.put(lock.scope().key(), lock);
        changes.lock(lock);
    }

    boolean unlock(Scope scope, String who, Instant at) {
        if (locks.remove(scope.key()) == null) {
            return false;
        }
        changes.unlock(scope, who, at);
        return true;
    }
}
