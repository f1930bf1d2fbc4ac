package io.dewline.ingest.decode;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a small JSON object: texts, numbers and booleans by key; null counts as absent, anything nested as present and of no type. */
final class Members {
    private static final Object NESTED = new Object();

    private final Map<String, Object> members = new HashMap<>();

    private Members() {}

    /** Reads the whole text; refuses one that is no object. */
    static Members read(Json json) throws IOException, Refusal {
        JsonToken first = json.next();
        if (first == null) {
            throw new Refusal(Reason.JSON_MALFORMED, "");
        }
        Members members = new Members();
        if (first == JsonToken.START_OBJECT) {
            for (JsonToken token = json.next(); token != JsonToken.END_OBJECT; token = json.next()) {
                String key = json.name();
                Object value = value(json, json.next());
                if (value != null) {
                    members.members.put(key, value);
                }
            }
        } else {
            json.skipValue();
        }
        json.end();
        if (first != JsonToken.START_OBJECT) {
            throw new Refusal(Reason.SHAPE, "");
        }
        return members;
    }

    private static @Nullable Object value(Json json, @Nullable JsonToken token) throws IOException, Refusal {
        if (token == null) {
            throw new Refusal(Reason.JSON_MALFORMED, "");
        }
        return switch (token) {
            case VALUE_STRING -> json.text();
            case VALUE_NUMBER_INT -> {
                Long integer = json.integer();
                yield integer == null ? (Object) json.number() : integer;
            }
            case VALUE_NUMBER_FLOAT -> json.number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> {
                json.skipValue();
                yield NESTED;
            }
        };
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    /** The text at {@code key}, null when there is none or it is none. */
    @Nullable
    String text(String key) {
        return members.get(key) instanceof String text ? text : null;
    }

    /** The number at {@code key}, NaN when there is none or it is none. */
    double number(String key) {
        return members.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Whether {@code key} is true; refuses anything but true, false and absence. */
    boolean flag(String key, Reason otherwise) throws Refusal {
        Object value = members.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new Refusal(otherwise, key);
        }
        return Boolean.TRUE.equals(value);
    }

    /** The device time at {@code at}, or the arrival where there is none or it is too far ahead; epoch milliseconds. */
    long at(long arrived, DecodeOptions options) throws Refusal {
        Object value = members.get("at");
        if (value == null) {
            return arrived;
        }
        long given = value instanceof String text
                ? Rfc3339.parse(text)
                : value instanceof Long millis ? millis : Rfc3339.MALFORMED;
        return DeviceTime.of(given, arrived, options).at();
    }

    /** The RFC 3339 text at {@code key} in epoch milliseconds, {@code fallback} where there is none. */
    long instant(String key, long fallback) throws Refusal {
        Object value = members.get(key);
        if (value == null) {
            return fallback;
        }
        long given = value instanceof String text ? Rfc3339.parse(text) : Rfc3339.MALFORMED;
        if (given == Rfc3339.MALFORMED) {
            throw new Refusal(Reason.TIME_MALFORMED, key);
        }
        return given;
    }
}
