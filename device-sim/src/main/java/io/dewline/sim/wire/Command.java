package io.dewline.sim.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A command as an actuator reads it: section 4 of the wire format.
 *
 * @param id empty if the message has none, which leaves nothing to answer
 * @param fault why it cannot be obeyed; absent if it can
 */
public record Command(String id, boolean running, Instant until, @Nullable String fault) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Reads a payload; whatever is wrong with it becomes the fault. */
    public static Command parse(byte[] payload) {
        JsonNode node;
        try {
            node = MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            return faulty("", "not JSON");
        } catch (IOException e) {
            return faulty("", "unreadable");
        }
        String id = node.path("id").isTextual() ? node.path("id").asText() : "";
        if (id.isEmpty() || id.length() > 64) {
            return faulty("", "id missing or too long");
        }
        JsonNode running = node.path("desired").path("running");
        if (!running.isNumber() || (running.asDouble() != 0 && running.asDouble() != 1)) {
            return faulty(id, "desired running must be 0 or 1");
        }
        boolean on = running.asDouble() == 1;
        if (!on) {
            return new Command(id, false, Instant.EPOCH, null);
        }
        try {
            return new Command(
                    id, true, OffsetDateTime.parse(node.path("until").asText()).toInstant(), null);
        } catch (DateTimeException e) {
            return faulty(id, "until missing or malformed");
        }
    }

    private static Command faulty(String id, String fault) {
        return new Command(id, false, Instant.EPOCH, fault);
    }
}
