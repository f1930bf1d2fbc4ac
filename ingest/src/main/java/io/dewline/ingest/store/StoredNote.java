package io.dewline.ingest.store;

import java.time.Instant;
import java.util.Map;

/** One of Dewline's own lines as stored: tags (text) and fields (Double, Long, Boolean or text; an InfluxDB gives whole numbers as Double) by name. */
public record StoredNote(String measurement, Instant at, Map<String, Object> values) {
    public StoredNote {
        values = Map.copyOf(values);
    }
}
