package io.dewline.app.line;

import io.dewline.model.Note;
import io.dewline.model.WindowResult;
import java.util.Locale;

/** A window result as a line for the store: measurement {@code window}, at the window's start. */
final class WindowNote {
    private WindowNote() {}

    static Note of(WindowResult result) {
        StringBuilder line = new StringBuilder(200).append("window");
        tag(line, "device", result.subject().device());
        tag(line, "quantity", result.quantity());
        tag(line, "rule", result.rule());
        tag(line, "site", result.subject().site());
        tag(line, "zone", result.subject().zone());
        line.append(" verdict=\"")
                .append(result.verdict().name().toLowerCase(Locale.ROOT))
                .append('"');
        number(line, "mean", result.mean());
        number(line, "min", result.min());
        number(line, "max", result.max());
        number(line, "valid", result.valid());
        number(line, "background", result.background());
        number(line, "limit", result.limit());
        line.append(",excluded=").append(result.excluded()).append('i');
        line.append(",count_today=").append(result.countToday()).append('i');
        line.append(",revised=").append(result.revised());
        line.append(",end=").append(result.end().toEpochMilli()).append('i');
        line.append(' ').append(result.start().toEpochMilli());
        return new Note(line.toString());
    }

    private static void tag(StringBuilder line, String key, String value) {
        if (!value.isEmpty()) {
            line.append(',').append(key).append('=');
            line.append(value.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ "));
        }
    }

    private static void number(StringBuilder line, String key, double value) {
        if (Double.isFinite(value)) {
            line.append(',').append(key).append('=').append(value);
        }
    }
}
