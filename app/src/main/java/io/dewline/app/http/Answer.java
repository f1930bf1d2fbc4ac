package io.dewline.app.http;

import io.dewline.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the API answers. */
final class Answer {
    private Answer() {}

    static void json(RoutingContext call, JsonObject body) {
        send(call, 200, body.encode());
    }

    static void json(RoutingContext call, JsonArray body) {
        send(call, 200, body.encode());
    }

    static void json(RoutingContext call, int status, JsonObject body) {
        send(call, status, body.encode());
    }

    static void refuse(RoutingContext call, int status, String error, String field) {
        send(
                call,
                status,
                new JsonObject().put("error", error).put("field", field).encode());
    }

    private static void send(RoutingContext call, int status, String body) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }

    static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    /** RFC 3339, null for 0: never. */
    static @Nullable String time(long epochMillis) {
        return epochMillis <= 0 ? null : Instant.ofEpochMilli(epochMillis).toString();
    }

    /** A finite number, else null. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
