package io.dewline.sim.wire;

import java.time.Instant;

/** An actuator's answer to a command: section 4 of the wire format. */
public record Reply(String id, String result, String reason) {
    public static Reply accepted(String id) {
        return new Reply(id, "accepted", "");
    }

    public static Reply done(String id) {
        return new Reply(id, "done", "");
    }

    public static Reply refused(String id, String reason) {
        return new Reply(id, "refused", reason);
    }

    public String json(Instant at) {
        Json json = new Json().member("id", id).member("result", result);
        if (!reason.isEmpty()) {
            json.member("reason", reason);
        }
        return json.member("at", at.toString()).end();
    }
}
