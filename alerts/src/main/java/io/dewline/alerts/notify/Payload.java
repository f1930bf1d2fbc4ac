package io.dewline.alerts.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Message;

/** A message as the JSON that a webhook posts. */
final class Payload {
    private static final JsonMapper JSON = new JsonMapper();

    /** More items are only counted, but for first criticals: a receiver must not refuse the message for its size. */
    static final int ITEMS = 200;

    private Payload() {}

    static byte[] of(Message message) {
        ObjectNode root = JSON.createObjectNode()
                .put("key", message.key())
                .put("receiver", message.receiver())
                .put("drill", message.drill())
                .put("language", message.language().name().toLowerCase(java.util.Locale.ROOT))
                .put("subject", message.subject())
                .put("text", message.text())
                .put("link", message.link())
                .put("created", message.created().toString());
        root.put("count", message.items().size());
        ArrayNode items = root.putArray("items");
        for (Item item : message.items()) {
            if (items.size() >= ITEMS && !item.first()) {
                continue;
            }
            items.addObject()
                    .put("alert", item.alert())
                    .put("step", item.step())
                    .put("what", item.what())
                    .put("severity", item.severity().word())
                    .put("rule", item.rule())
                    .put("area", item.about().area())
                    .put("site", item.about().site())
                    .put("zone", item.about().zone())
                    .put("device", item.about().device())
                    .put("drill", item.drill())
                    .put("subject", item.subject())
                    .put("at", item.created().toString());
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }
}
