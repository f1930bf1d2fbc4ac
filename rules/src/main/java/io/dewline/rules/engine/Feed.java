package io.dewline.rules.engine;

import io.dewline.rules.condition.Wiring;
import io.dewline.rules.series.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device and the watches that must hear of it, in order, each with the columns that it reads: always, and while an episode is under way. */
final class Feed {
    private static final Watch[] NOBODY = {};

    private final Track track;
    private final List<Heard> notes = new ArrayList<>(0);
    private Map<Watch, long[]> wanted = new HashMap<>(4);
    private Watch[] watches = NOBODY;
    private long[] always = {};
    private long[] whileActive = {};

    private record Heard(Watch watch, Wiring.Note note) {}

    Feed(Track track) {
        this.track = track;
    }

    Track track() {
        return track;
    }

    void add(Watch watch, long columns, boolean active) {
        wanted.computeIfAbsent(watch, w -> new long[2])[active ? 1 : 0] |= columns;
    }

    void add(Watch watch, Wiring.Note note) {
        notes.add(new Heard(watch, note));
        add(watch, note.columns(), false);
    }

    /** Puts the watches in order, once all are there. */
    void settle() {
        watches = wanted.keySet().toArray(NOBODY);
        Arrays.sort(watches, Comparator.comparingInt(Watch::order));
        notes.sort(Comparator.comparingInt((Heard heard) -> heard.watch.order()));
        always = new long[watches.length];
        whileActive = new long[watches.length];
        for (int i = 0; i < watches.length; i++) {
            long[] columns = wanted.getOrDefault(watches[i], new long[2]);
            always[i] = columns[0];
            whileActive[i] = columns[0] | columns[1];
        }
        wanted = new HashMap<>(0);
    }

    /** A live reading, measured at {@code at}, brought values in {@code columns}. */
    void heard(long columns, long at, long now) {
        for (int i = 0; i < notes.size(); i++) {
            Heard heard = notes.get(i);
            if ((heard.note.columns() & columns) != 0) {
                heard.watch.note(heard.note.noting(), at, now);
            }
        }
        for (int i = 0; i < watches.length; i++) {
            Watch watch = watches[i];
            if ((always[i] & columns) != 0) {
                watch.hear(now);
            } else if (watch.active() && (whileActive[i] & columns) != 0) {
                watch.judge(now);
            }
        }
    }
}
