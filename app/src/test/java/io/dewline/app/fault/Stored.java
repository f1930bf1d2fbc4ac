package io.dewline.app.fault;

import io.dewline.ingest.store.History;
import io.dewline.ingest.store.Point;
import io.dewline.ingest.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the embedded store of a stopped Dewline holds. */
final class Stored {
    private static final History.Span ALWAYS = new History.Span(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    private Stored() {}

    /** The monitors' values by device and device time. */
    static Map<String, NavigableMap<Long, Double>> in(Path state) throws IOException {
        Map<String, NavigableMap<Long, Double>> found = new HashMap<>();
        try (SqliteStore store = new SqliteStore(state.resolve("store.db"), SqliteStore.Retention.FOR_EVER)) {
            for (String device : Place.MONITORS) {
                NavigableMap<Long, Double> values = new TreeMap<>();
                for (Point point : store.history().series(device, "pm10", ALWAYS, 100_000)) {
                    values.put(point.at().toEpochMilli(), point.value());
                }
                found.put(device, values);
            }
        }
        return found;
    }
}
