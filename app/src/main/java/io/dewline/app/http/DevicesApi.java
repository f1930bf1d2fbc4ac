package io.dewline.app.http;

import io.dewline.app.live.Devices;
import io.dewline.model.Device;
import io.dewline.rules.engine.Thresholds;
import io.dewline.rules.engine.Thresholds.Threshold;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Map;

/** Devices with their last values. */
final class DevicesApi {
    private DevicesApi() {}

    static JsonArray devices(Collection<Device> devices, Devices live, Thresholds thresholds) {
        JsonArray list = new JsonArray();
        devices.forEach(device -> list.add(device(device, live, thresholds.of(device))));
        return list;
    }

    private static JsonObject device(Device device, Devices live, Map<String, Threshold> thresholds) {
        Devices.Shown shown = live.shown(device);
        JsonArray values = new JsonArray();
        for (Devices.LastValue value : shown.values()) {
            JsonObject shownValue = new JsonObject()
                    .put("quantity", value.quantity().id())
                    .put("unit", value.quantity().unit().symbol())
                    .put("value", value.value())
                    .put("flag", value.flag())
                    .put("at", Answer.time(value.at()))
                    .put("stale", value.stale());
            Threshold threshold = thresholds.get(value.quantity().id());
            if (threshold != null) {
                shownValue
                        .put("limit", threshold.value())
                        .put("limitBelow", threshold.below())
                        .put("limitRule", threshold.rule());
            }
            values.add(shownValue);
        }
        return new JsonObject()
                .put("id", device.id())
                .put("kind", device.kind().id())
                .put("site", device.site())
                .put("zone", device.zone())
                .put("actuates", device.actuates())
                .put("intervalSeconds", device.interval().toSeconds())
                .put("lastSeen", Answer.time(shown.seen()))
                .put("at", Answer.time(shown.at()))
                .put("online", shown.online())
                .put("silent", live.silent(device))
                .put("simulated", shown.simulated())
                .put("missing", shown.missing())
                .put("values", values);
    }
}
