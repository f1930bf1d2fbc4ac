package io.dewline.alerts.storage;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.LockAct;
import io.dewline.alerts.response.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be committed together: effects, outbox entries and cursors. */
public final class Changes {
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Actuator> actuators = new LinkedHashMap<>();
    private final List<Lock> locked = new ArrayList<>();
    private final Set<Scope> unlocked = new LinkedHashSet<>();
    private final List<LockAct> lockActs = new ArrayList<>();
    private final Map<String, AreaState> areas = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, String> released = new LinkedHashMap<>();
    private final Map<String, Parcel> parcels = new LinkedHashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<AreaNote> notes = new ArrayList<>();

    public boolean isEmpty() {
        return alerts.isEmpty()
                && steps.isEmpty()
                && actuators.isEmpty()
                && locked.isEmpty()
                && unlocked.isEmpty()
                && areas.isEmpty()
                && items.isEmpty()
                && released.isEmpty()
                && parcels.isEmpty()
                && attempts.isEmpty()
                && notes.isEmpty();
    }

    public void alert(Alert alert) {
        alerts.put(alert.id(), alert);
    }

    /** The alert as changed so far, null when it is not among the changes. */
    public @Nullable Alert changed(String id) {
        return alerts.get(id);
    }

    public void step(Step step) {
        steps.add(step);
    }

    public void actuator(Actuator actuator) {
        actuators.put(actuator.device(), actuator);
    }

    public void lock(Lock lock) {
        locked.add(lock);
        lockActs.add(new LockAct(lock.scope(), true, lock.who(), lock.at()));
    }

    public void unlock(Scope scope, String who, Instant at) {
        unlocked.add(scope);
        lockActs.add(new LockAct(scope, false, who, at));
    }

    public void area(AreaState area) {
        areas.put(area.area(), area);
    }

    public void item(Item item) {
        items.add(item);
    }

    /** The item has found its message. */
    public void released(String item, String message) {
        released.put(item, message);
    }

    public void parcel(Parcel parcel) {
        parcels.put(parcel.key(), parcel);
    }

    public void attempt(Attempt attempt) {
        attempts.add(attempt);
    }

    public void note(AreaNote note) {
        notes.add(note);
    }

    public Collection<Alert> alerts() {
        return Collections.unmodifiableCollection(alerts.values());
    }

    public List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    public Collection<Actuator> actuators() {
        return Collections.unmodifiableCollection(actuators.values());
    }

    public List<Lock> locked() {
        return Collections.unmodifiableList(locked);
    }

    public List<LockAct> lockActs() {
        return Collections.unmodifiableList(lockActs);
    }

    public Set<Scope> unlocked() {
        return Collections.unmodifiableSet(unlocked);
    }

    public Collection<AreaState> areas() {
        return Collections.unmodifiableCollection(areas.values());
    }

    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    public Map<String, String> released() {
        return Collections.unmodifiableMap(released);
    }

    public Collection<Parcel> parcels() {
        return Collections.unmodifiableCollection(parcels.values());
    }

    public List<Attempt> attempts() {
        return Collections.unmodifiableList(attempts);
    }

    public List<AreaNote> notes() {
        return Collections.unmodifiableList(notes);
    }
}
