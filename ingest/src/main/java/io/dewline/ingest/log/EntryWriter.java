package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Note;
import io.dewline.model.Reading;

/** Writes entries as lines, each with its end. Not thread safe. */
final class EntryWriter {
    private final LineWriter lines = new LineWriter();

    /** Adds the entry's line; where the entry cannot be expressed, the text is as before.
     *
     * @throws IllegalArgumentException when the entry is not of that kind or cannot be one line of text */
    void write(Batch.Kind kind, Entry entry, TextBuffer to) {
        int before = to.length();
        try {
            switch (kind) {
                case READINGS -> lines.write((Reading) entry, to);
                case FACTS -> JsonLines.write((Fact) entry, to);
                case DEVICE_EVENTS -> JsonLines.write((DeviceEvent) entry, to);
                case CONTROL -> JsonLines.write((Control) entry, to);
                case DEAD_LETTERS -> JsonLines.write((DeadLetter) entry, to);
                case NOTES -> note((Note) entry, to);
            }
        } catch (ClassCastException other) {
            to.truncate(before);
            throw new IllegalArgumentException("an entry is not of its draft's kind " + kind, other);
        } catch (RuntimeException unwritable) {
            to.truncate(before);
            throw unwritable;
        }
        to.put('\n');
    }

    private static void note(Note note, TextBuffer to) {
        if (note.line().isEmpty() || note.line().indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a note is one line");
        }
        to.put(note.line());
    }
}
