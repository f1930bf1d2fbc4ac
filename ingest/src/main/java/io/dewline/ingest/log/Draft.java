package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Note;
import io.dewline.model.Reading;
import io.dewline.model.Words;
import java.util.List;

/** Entries of one kind on their way into the log: the log gives them positions and a stamp. */
public record Draft(String area, Batch.Kind kind, List<? extends Entry> entries) {

    public Draft {
        entries = List.copyOf(entries);
        if (!Words.isId(area)) {
            throw new IllegalArgumentException("a draft has an area's id: " + area);
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a draft has at least one entry");
        }
    }

    public static Draft readings(String area, List<Reading> readings) {
        return new Draft(area, Batch.Kind.READINGS, readings);
    }

    public static Draft facts(String area, List<Fact> facts) {
        return new Draft(area, Batch.Kind.FACTS, facts);
    }

    public static Draft events(String area, List<DeviceEvent> events) {
        return new Draft(area, Batch.Kind.DEVICE_EVENTS, events);
    }

    public static Draft control(String area, Control control) {
        return new Draft(area, Batch.Kind.CONTROL, List.of(control));
    }

    public static Draft deadLetters(String area, List<DeadLetter> letters) {
        return new Draft(area, Batch.Kind.DEAD_LETTERS, letters);
    }

    public static Draft notes(String area, List<Note> notes) {
        return new Draft(area, Batch.Kind.NOTES, notes);
    }
}
