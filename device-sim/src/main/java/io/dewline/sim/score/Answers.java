package io.dewline.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Dewline answers when it is asked.
 *
 * @param stored device → times of its readings as they are stored, epoch ms; absent if nobody asked
 */
record Answers(List<Alerted> alerts, @Nullable Map<String, List<Long>> stored) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * Answers that were saved, or the array of GET /api/v1/alerts alone.
     *
     * @throws IOException if the file cannot be read or holds something else
     */
    static Answers read(Path file) throws IOException {
        JsonNode root = MAPPER.readTree(file.toFile());
        JsonNode list = root.isArray() ? root : root.path("alerts");
        if (!list.isArray()) {
            throw new IOException(file + ": expected the alerts of /api/v1/alerts, or what --save wrote");
        }
        return new Answers(alerts(list), root.has("readings") ? readings(root.path("readings")) : null);
    }

    static List<Alerted> alerts(JsonNode list) throws IOException {
        List<Alerted> alerts = new ArrayList<>();
        for (JsonNode alert : list) {
            try {
                JsonNode closed = alert.path("closedAt");
                alerts.add(new Alerted(
                        alert.path("id").asText(),
                        alert.path("rule").asText(),
                        alert.path("subject").asText(),
                        Instant.parse(alert.path("opened").asText()),
                        closed.isTextual() ? Instant.parse(closed.asText()) : null));
            } catch (java.time.DateTimeException e) {
                throw new IOException("an alert without a time: " + alert, e);
            }
        }
        return alerts;
    }

    /** Writes them so that {@link #read} gives the same. */
    void save(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode list = root.putArray("alerts");
        for (Alerted alert : alerts) {
            ObjectNode one = list.addObject();
            one.put("id", alert.id()).put("rule", alert.rule()).put("subject", alert.subject());
            Instant closed = alert.closed();
            one.put("opened", alert.opened().toString()).put("closedAt", closed == null ? null : closed.toString());
        }
        if (stored != null) {
            ObjectNode readings = root.putObject("readings");
            stored.forEach((device, times) -> times.forEach(readings.putArray(device)::add));
        }
        MAPPER.writeValue(file.toFile(), root);
    }

    private static Map<String, List<Long>> readings(JsonNode node) {
        Map<String, List<Long>> stored = new LinkedHashMap<>();
        node.fields().forEachRemaining(device -> {
            List<Long> times = new ArrayList<>();
            device.getValue().forEach(time -> times.add(time.asLong()));
            stored.put(device.getKey(), times);
        });
        return stored;
    }
}
