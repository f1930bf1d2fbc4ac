package io.dewline.app.backtest;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.LockAct;
import io.dewline.alerts.storage.AlertStorage;
import io.dewline.alerts.storage.AreaState;
import io.dewline.alerts.storage.Changes;
import io.dewline.alerts.storage.NumberedAreaNote;
import io.dewline.alerts.storage.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An alert book kept in memory for as long as a rehearsal runs; notes for the store are not kept. */
final class MemoryStorage implements AlertStorage {
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, List<Step>> steps = new LinkedHashMap<>();
    private final Map<String, Actuator> actuators = new LinkedHashMap<>();
    private final Map<String, Lock> locks = new LinkedHashMap<>();
    private final Map<String, AreaState> areas = new LinkedHashMap<>();
    private final Map<String, Item> waiting = new LinkedHashMap<>();
    private final Map<String, Parcel> parcels = new LinkedHashMap<>();

    @Override
    public Snapshot load(Instant deliveredAfter) {
        return new Snapshot(
                alerts.values().stream().filter(Alert::open).toList(),
                List.copyOf(actuators.values()),
                List.copyOf(locks.values()),
                List.copyOf(areas.values()),
                List.copyOf(waiting.values()),
                parcels.values().stream()
                        .filter(p -> p.open() || p.next().isAfter(deliveredAfter))
                        .toList());
    }

    @Override
    public void commit(Changes changes) {
        changes.alerts().forEach(a -> alerts.put(a.id(), a));
        changes.steps().forEach(s -> steps.computeIfAbsent(s.alert(), k -> new ArrayList<>())
                .add(s));
        changes.actuators().forEach(a -> actuators.put(a.device(), a));
        changes.locked().forEach(l -> locks.put(l.scope().key(), l));
        changes.unlocked().forEach(scope -> locks.remove(scope.key()));
        changes.areas().forEach(a -> areas.put(a.area(), a));
        changes.items().forEach(i -> waiting.put(i.key(), i));
        changes.released().keySet().forEach(waiting::remove);
        changes.parcels().forEach(p -> parcels.put(p.key(), p));
    }

    /** Every alert in the order in which it was opened. */
    List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    @Override
    public Optional<Alert> alert(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public List<Alert> find(Filter filter) {
        return alerts.values().stream()
                .filter(a -> wanted(a, filter))
                .sorted(Comparator.comparing(Alert::opened).reversed().thenComparing(Alert::id))
                .skip(filter.offset())
                .limit(filter.limit())
                .toList();
    }

    private static boolean wanted(Alert alert, Filter filter) {
        Instant from = filter.from();
        Instant to = filter.to();
        return (filter.site().isEmpty() || filter.site().equals(alert.subject().site()))
                && (filter.rule().isEmpty() || filter.rule().equals(alert.rule()))
                && (filter.severity() == null || alert.peak().compareTo(filter.severity()) >= 0)
                && (from == null || !alert.opened().isBefore(from))
                && (to == null || alert.opened().isBefore(to))
                && switch (filter.state()) {
                    case ANY -> true;
                    case OPEN -> alert.open();
                    case AWAITING -> alert.awaitsResponse();
                    case CLOSED -> !alert.open();
                };
    }

    @Override
    public List<Step> history(String alert) {
        return List.copyOf(steps.getOrDefault(alert, List.of()));
    }

    @Override
    public List<Attempt> attempts(String alert) {
        return List.of();
    }

    @Override
    public List<LockAct> lockActs(int max) {
        return List.of();
    }

    @Override
    public List<NumberedAreaNote> notes(int max) {
        return List.of();
    }

    @Override
    public void forgetNotes(long upTo) {
        // none are kept
    }

    @Override
    public void close() {
        // nothing to release
    }
}
