package io.dewline.ingest.decode;

import io.dewline.model.Device;
import io.dewline.model.DeviceEvent;
import io.dewline.model.DeviceEvent.Result;

/** Reads what a device says of itself: statuses and replies to commands (docs/wire-format.md sections 3 and 4). */
final class DeviceEventReader {
    private static final int MAX_ID = 64;
    private static final int MAX_REASON = 200;

    private DeviceEventReader() {}

    static DeviceEvent status(Members members, Device device, long arrived, DecodeOptions options) throws Refusal {
        String state = members.text("state");
        boolean online = "online".equals(state);
        if (!online && !"offline".equals(state)) {
            throw new Refusal(Reason.STATUS_MALFORMED, "state");
        }
        boolean simulated = members.flag("simulated", Reason.STATUS_MALFORMED);
        return new DeviceEvent.Status(device.source(), online, simulated, members.at(arrived, options), arrived);
    }

    static DeviceEvent reply(Members members, Device device, long arrived, DecodeOptions options) throws Refusal {
        String id = members.text("id");
        if (id == null || id.isEmpty() || id.length() > MAX_ID) {
            throw new Refusal(Reason.REPLY_MALFORMED, "id");
        }
        String word = members.text("result");
        Result result =
                switch (word == null ? "" : word) {
                    case "accepted" -> Result.ACCEPTED;
                    case "refused" -> Result.REFUSED;
                    case "done" -> Result.DONE;
                    default -> throw new Refusal(Reason.REPLY_MALFORMED, "result");
                };
        String reason = members.text("reason");
        boolean needed = result == Result.REFUSED;
        if (reason == null ? needed || members.has("reason") : reason.length() > MAX_REASON) {
            throw new Refusal(Reason.REPLY_MALFORMED, "reason");
        }
        return new DeviceEvent.Reply(device.source(), id, result, reason, members.at(arrived, options), arrived);
    }
}
