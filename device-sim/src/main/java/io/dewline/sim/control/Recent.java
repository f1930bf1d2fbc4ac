package io.dewline.sim.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What devices said last, a bounded number of values of a bounded number of devices; for charts. */
final class Recent {
    private static final int DEVICES = 500;
    private static final int VALUES = 90;

    /** A device as it is drawn. */
    record Trace(String device, String quantity, List<Double> values) {}

    private record Kept(String quantity, List<Double> values) {}

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Kept> devices = new TreeMap<>();

    /** Takes a message in; what cannot be read is left out. */
    synchronized void take(String topic, String payload) {
        String[] parts = topic.split("/", -1);
        if (parts.length != 5 || !parts[4].equals("telemetry") || payload.length() > 10_000) {
            return;
        }
        Kept known = devices.get(parts[3]);
        if (known == null && devices.size() >= DEVICES) {
            return;
        }
        JsonNode values;
        try {
            values = mapper.readTree(payload).path("values");
        } catch (JsonProcessingException e) {
            return;
        }
        values.fields().forEachRemaining(value -> {
            Kept kept = devices.computeIfAbsent(parts[3], id -> new Kept(value.getKey(), new ArrayList<>()));
            if (kept.quantity().equals(value.getKey())) {
                kept.values().add(value.getValue().asDouble());
                if (kept.values().size() > VALUES) {
                    kept.values().remove(0);
                }
            }
        });
    }

    synchronized List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        devices.forEach((id, kept) -> traces.add(new Trace(id, kept.quantity(), List.copyOf(kept.values()))));
        return traces;
    }
}
