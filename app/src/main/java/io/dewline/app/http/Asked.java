package io.dewline.app.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** What a call asks: its parameters and body, checked. */
final class Asked {
    private Asked() {}

    /** A call whose parameter or body is wrong. */
    static final class Wrong extends RuntimeException {
        private final String field;

        Wrong(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    static String text(RoutingContext call, String name) {
        return call.queryParams().contains(name) ? call.queryParams().get(name) : "";
    }

    static int whole(RoutingContext call, String name, int fallback, int most) {
        String text = text(call, name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the one message below
        }
        throw new Wrong(name, name + " is a whole number from 1 to " + most);
    }

    static Instant time(RoutingContext call, String name, Instant fallback) {
        return time(name, text(call, name), fallback);
    }

    static Instant time(String name, String text, Instant fallback) {
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new Wrong(name, name + " is an RFC 3339 time or epoch milliseconds");
        }
    }

    static JsonObject body(RoutingContext call) {
        try {
            JsonObject body = call.body().asJsonObject();
            if (body != null) {
                return body;
            }
        } catch (DecodeException | ClassCastException e) {
            // the one message below
        }
        throw new Wrong("", "the body is a JSON object");
    }

    /** A text of the body with 1 to {@code most} characters. */
    static String text(JsonObject body, String name, int most) {
        Object value = body.getValue(name);
        if (value instanceof String text && !text.isBlank() && text.length() <= most) {
            return text;
        }
        throw new Wrong(name, name + " is a text of 1 to " + most + " characters");
    }

    static String text(JsonObject body, String name, int most, String fallback) {
        return body.getValue(name) == null ? fallback : text(body, name, most);
    }
}
