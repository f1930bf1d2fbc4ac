package io.dewline.alerts.notes;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One point in InfluxDB line protocol with a millisecond timestamp: tags in alphabetical order, empty ones left out, everything escaped. */
final class Line {
    private final String measurement;
    private final Map<String, String> tags = new TreeMap<>();
    private final StringBuilder fields = new StringBuilder();

    Line(String measurement) {
        this.measurement = measurement;
    }

    Line tag(String key, String value) {
        if (!value.isEmpty()) {
            tags.put(key, value);
        }
        return this;
    }

    Line text(String key, String value) {
        return field(key, '"' + flat(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    Line whole(String key, long value) {
        return field(key, value + "i");
    }

    /** A number; NaN and infinity, which the protocol does not have, are left out. */
    Line number(String key, double value) {
        return Double.isFinite(value) ? field(key, Double.toString(value)) : this;
    }

    private Line field(String key, String written) {
        if (fields.length() > 0) {
            fields.append(',');
        }
        fields.append(escaped(key)).append('=').append(written);
        return this;
    }

    String at(Instant instant) {
        StringBuilder line = new StringBuilder(measurement);
        tags.forEach((key, value) ->
                line.append(',').append(escaped(key)).append('=').append(escaped(value)));
        return line.append(' ')
                .append(fields)
                .append(' ')
                .append(instant.toEpochMilli())
                .toString();
    }

    /** Keys and tag values: comma, equals sign and space are escaped, and no backslash may stand at the end. */
    private static String escaped(String text) {
        String flat = flat(text);
        if (flat.endsWith("\\")) {
            flat = flat + " ";
        }
        return flat.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
    }

    private static String flat(String text) {
        return text.replace('\r', ' ').replace('\n', ' ');
    }
}
