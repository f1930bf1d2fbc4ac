package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.response.LockAct;
import io.dewline.alerts.storage.AlertStorage;
import io.dewline.alerts.storage.Changes;
import io.dewline.alerts.storage.NumberedAreaNote;
import io.dewline.alerts.storage.Snapshot;
import io.dewline.alerts.storage.StorageFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A storage that refuses commits while it is told to, and counts them. */
final class Flaky implements AlertStorage {
    private final AlertStorage storage;
    boolean failing;
    int commits;

    Flaky(AlertStorage storage) {
        this.storage = storage;
    }

    @Override
    public Snapshot load(Instant deliveredAfter) {
        return storage.load(deliveredAfter);
    }

    @Override
    public void commit(Changes changes) {
        if (failing) {
            throw new StorageFailure("the disk is full");
        }
        commits++;
        storage.commit(changes);
    }

    @Override
    public Optional<Alert> alert(String id) {
        return storage.alert(id);
    }

    @Override
    public List<Alert> find(Filter filter) {
        return storage.find(filter);
    }

    @Override
    public List<Step> history(String alert) {
        return storage.history(alert);
    }

    @Override
    public List<Attempt> attempts(String alert) {
        return storage.attempts(alert);
    }

    @Override
    public List<LockAct> lockActs(int max) {
        return storage.lockActs(max);
    }

    @Override
    public List<NumberedAreaNote> notes(int max) {
        return storage.notes(max);
    }

    @Override
    public void forgetNotes(long upTo) {
        storage.forgetNotes(upTo);
    }

    @Override
    public void close() {
        storage.close();
    }
}
