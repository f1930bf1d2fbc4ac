package io.dewline.ingest.store;

import java.util.HashMap;
import java.util.Map;

/** How far shipping has come: position and stamp by area, and what became of the lines. */
record Progress(Map<String, Mark> marks, Counts readings, Counts notes) {
    static final Progress NONE = new Progress(Map.of(), Counts.NONE, Counts.NONE);

    /** The last position settled in an area, and its batch's stamp (epoch milliseconds). */
    record Mark(long position, long stamp) {
        static final Mark BEFORE_ALL = new Mark(-1, -1);
    }

    Progress {
        marks = Map.copyOf(marks);
    }

    Mark mark(String area) {
        return marks.getOrDefault(area, Mark.BEFORE_ALL);
    }

    Progress after(Map<String, Mark> newer, Counts moreReadings, Counts moreNotes) {
        Map<String, Mark> all = new HashMap<>(marks);
        all.putAll(newer);
        return new Progress(all, readings.plus(moreReadings), notes.plus(moreNotes));
    }
}
