package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.DeviceKind;
import io.dewline.model.Entry;
import io.dewline.model.Note;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what {@link EntryWriter} wrote. Not thread safe. */
final class EntryReader {
    private final LineParser lines;

    EntryReader(Map<String, DeviceKind> kinds) {
        this.lines = new LineParser(kinds);
    }

    /** The entries of a batch's text.
     *
     * @throws IllegalArgumentException when the text is not of that kind */
    List<? extends Entry> read(Batch.Kind kind, byte[] text) {
        if (kind == Batch.Kind.READINGS) {
            return lines.parse(text);
        }
        List<Entry> entries = new ArrayList<>();
        int from = 0;
        while (from < text.length) {
            int to = from;
            while (to < text.length && text[to] != '\n') {
                to++;
            }
            entries.add(entry(kind, text, from, to));
            from = to + 1;
        }
        return entries;
    }

    private static Entry entry(Batch.Kind kind, byte[] text, int from, int to) {
        return switch (kind) {
            case FACTS -> JsonLines.readFact(text, from, to);
            case DEVICE_EVENTS -> JsonLines.readEvent(text, from, to);
            case CONTROL -> JsonLines.readControl(text, from, to);
            case DEAD_LETTERS -> JsonLines.readDeadLetter(text, from, to);
            case NOTES -> new Note(new String(text, from, to - from, StandardCharsets.UTF_8));
            case READINGS -> throw new IllegalArgumentException("readings are read as a whole");
        };
    }
}
