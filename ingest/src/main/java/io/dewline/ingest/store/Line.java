package io.dewline.ingest.store;

import java.util.Map;

/** A line of line protocol taken apart: tags in alphabetical order, fields (Double, Long, Boolean or String) in the order written, time in epoch milliseconds. */
record Line(String measurement, Map<String, String> tags, Map<String, Object> fields, long at) {

    /** Measurement and tags as text: what tells one series from another. */
    String series() {
        StringBuilder text = new StringBuilder(64);
        escape(text, measurement, false);
        tags.forEach((key, value) -> {
            escape(text.append(','), key, true);
            escape(text.append('='), value, true);
        });
        return text.toString();
    }

    /** The line as text that parses to the same. */
    String text() {
        StringBuilder text = new StringBuilder(series());
        char before = ' ';
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            escape(text.append(before), field.getKey(), true);
            before = ',';
            text.append('=');
            Object value = field.getValue();
            if (value instanceof String string) {
                text.append('"')
                        .append(string.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            } else if (value instanceof Long) {
                text.append(value).append('i');
            } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
                text.append(number.longValue());
            } else {
                text.append(value);
            }
        }
        return text.append(' ').append(at).toString();
    }

    private static void escape(StringBuilder text, String name, boolean key) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ',' || c == ' ' || (key && c == '=')) {
                text.append('\\');
            }
            text.append(c);
        }
    }
}
