package io.dewline.ingest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dewline.ingest.store.StoreOutcome.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** An answer to a write that is not InfluxDB's 204, on its way through the client. */
final class Answer extends IOException {
    private static final long MOST = 64 << 10;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final String reason;
    private final boolean itsOwnWords;
    private final @Nullable Duration retryAfter;

    private Answer(int status, @Nullable String reason, @Nullable Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.itsOwnWords = reason != null;
        this.reason = reason == null ? "HTTP " + status : reason;
        this.retryAfter = retryAfter;
    }

    /** Reads the response (at most 64 KiB of it) and closes it. */
    static Answer read(Response response, Instant now) throws IOException {
        try (response) {
            String body = response.peekBody(MOST).string();
            String header = response.header("X-Influxdb-Error");
            return new Answer(
                    response.code(),
                    header != null && !header.isBlank() ? header : reason(body),
                    retryAfter(response.header("Retry-After"), now));
        }
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    /** What the answer means for the lines that were sent. */
    StoreOutcome outcome() {
        return new StoreOutcome(kind(), words(), retryAfter);
    }

    private Kind kind() {
        return switch (status) {
            // Without InfluxDB's reason a proxy may have refused: that says nothing about the lines.
            case 400, 422 -> itsOwnWords ? Kind.REFUSED : Kind.MISSING;
            case 413 -> Kind.TOO_LARGE;
            case 401, 403 -> Kind.DENIED;
            case 408, 425, 429 -> Kind.UNAVAILABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.MISSING;
        };
    }

    private String words() {
        if (kind() == Kind.MISSING && !(status == 404 && itsOwnWords)) {
            return "what answers is no InfluxDB, or not at this path: " + reason;
        }
        return itsOwnWords ? reason + " (HTTP " + status + ")" : reason;
    }

    /** InfluxDB's words: {@code error} (1.x, 3) or {@code message} (2.x); null when there are none. */
    private static @Nullable String reason(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            for (String key : new String[] {"message", "error"}) {
                if (tree != null
                        && tree.path(key).isTextual()
                        && !tree.path(key).asText().isBlank()) {
                    return tree.path(key).asText();
                }
            }
        } catch (JsonProcessingException e) {
            return null;
        }
        return null;
    }

    /** Seconds, or a date; at most an hour, null when it is neither. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration wait;
        try {
            wait = header.strip().chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
