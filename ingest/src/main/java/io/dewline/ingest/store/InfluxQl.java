package io.dewline.ingest.store;

import java.util.Set;
import java.util.stream.Collectors;

/** Writes names and texts into InfluxQL so that they stay names and texts, whatever they hold. */
final class InfluxQl {
    private InfluxQl() {}

    /** A measurement, tag key or field key. */
    static String name(String name) {
        return quoted(name, '"');
    }

    static String text(String text) {
        return quoted(text, '\'');
    }

    private static String quoted(String text, char quote) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(quote).toString();
    }

    /** The further condition that a tag has one of the values; "" where there are none. */
    static String among(String tag, Set<String> values) {
        return values.isEmpty()
                ? ""
                : values.stream()
                        .sorted()
                        .map(value -> name(tag) + " = " + text(value))
                        .collect(Collectors.joining(" OR ", " AND (", ")"));
    }

    /** The condition that a row lies in the span. */
    static String within(History.Span span) {
        return "time >= " + span.from().toEpochMilli() + "ms AND time < "
                + span.to().toEpochMilli() + "ms";
    }
}
