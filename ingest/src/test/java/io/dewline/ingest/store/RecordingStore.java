package io.dewline.ingest.store;

import java.util.ArrayList;
import java.util.List;

/** A store that remembers the lines of every write that was acknowledged, in order. */
final class RecordingStore implements Store {
    private final Store store;
    private final List<String> acknowledged = new ArrayList<>();

    RecordingStore(Store store) {
        this.store = store;
    }

    synchronized List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    @Override
    public StoreOutcome write(List<String> lines) {
        StoreOutcome outcome = store.write(lines);
        if (outcome.kind() == StoreOutcome.Kind.STORED) {
            synchronized (this) {
                acknowledged.addAll(lines);
            }
        }
        return outcome;
    }

    @Override
    public History history() {
        return store.history();
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void close() {
        store.close();
    }
}
