package io.dewline.ingest.log;

import io.dewline.model.Note;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a note: a line of InfluxDB line protocol with a millisecond timestamp. Empty tags and values that are no number are left out. */
public final class NoteLine {
    private final String measurement;
    private final Map<String, String> tags = new TreeMap<>();
    private final List<String> fields = new ArrayList<>();
    private final TextBuffer text = new TextBuffer();

    private NoteLine(String measurement) {
        this.measurement = measurement;
    }

    public static NoteLine of(String measurement) {
        return new NoteLine(measurement);
    }

    public NoteLine tag(String key, String value) {
        if (!value.isEmpty()) {
            tags.put(key, value);
        }
        return this;
    }

    /** A float field. */
    public NoteLine number(String key, double value) {
        if (Double.isFinite(value)) {
            start(key).put(value);
            end();
        }
        return this;
    }

    /** An integer field. */
    public NoteLine count(String key, long value) {
        start(key).put(value);
        text.put('i');
        end();
        return this;
    }

    public NoteLine flag(String key, boolean value) {
        start(key).put(value ? "true" : "false");
        end();
        return this;
    }

    /** A text field; line breaks become spaces. */
    public NoteLine text(String key, String value) {
        LineEscapes.text(start(key), value.replace('\n', ' ').replace('\r', ' '));
        end();
        return this;
    }

    /** The note at an instant in epoch milliseconds.
     *
     * @throws IllegalStateException when no field was given: line protocol has no line without one */
    public Note at(long millis) {
        if (fields.isEmpty()) {
            throw new IllegalStateException("a note of " + measurement + " has no field");
        }
        text.truncate(0);
        LineEscapes.measurement(text, measurement);
        tags.forEach((key, value) -> {
            text.put(',');
            LineEscapes.key(text, key);
            text.put('=');
            LineEscapes.key(text, value);
        });
        text.put(' ');
        text.put(String.join(",", fields));
        text.put(' ');
        text.put(millis);
        return new Note(line());
    }

    private TextBuffer start(String key) {
        text.truncate(0);
        LineEscapes.key(text, key);
        text.put('=');
        return text;
    }

    private void end() {
        fields.add(line());
    }

    private String line() {
        return new String(text.copy(0, text.length()), StandardCharsets.UTF_8);
    }
}
