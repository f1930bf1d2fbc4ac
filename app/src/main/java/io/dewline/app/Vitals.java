package io.dewline.app;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What Dewline measures of itself, in the units of docs/wire-format.md.
 *
 * @param logFilled what cursors still need, in % of what the log may take, 0 … 100
 * @param rulesLag how far the rules are behind the log, s
 * @param storeLag how far the store is behind the log, s; NaN without a store
 * @param outboxWaiting messages and commands that wait or are on their way
 * @param deadLetters values refused since the start
 * @param link whether the MQTT connection stands
 */
record Vitals(double logFilled, double rulesLag, double storeLag, long outboxWaiting, long deadLetters, boolean link) {

    /** As a device tells it. */
    String telemetry(Instant at) {
        JsonObject values = new JsonObject()
                .put("log_filled", Math.min(100, logFilled))
                .put("rules_lag", rulesLag)
                .put("outbox_waiting", outboxWaiting)
                .put("dead_letters", deadLetters)
                .put("link", link ? 1 : 0);
        if (!Double.isNaN(storeLag)) {
            values.put("store_lag", storeLag);
        }
        return new JsonObject()
                .put("at", at.toEpochMilli())
                .put("values", values)
                .encode();
    }
}
