package io.dewline.rules.engine;

import io.dewline.rules.condition.Wiring;
import io.dewline.rules.series.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device and the watches that must hear of it, in order, each with the columns that it reads: always, and while an episode is under way. */
final class Feed {
    private static final Watch[] NOBODY = {};

    private final Track track;
    private List<Heard> notes = List.of();
    private @Nullable Map<Watch, long[]> wanted = new HashMap<>(4);
    private Watch[] watches = NOBODY;
    /** For each watch the columns that it reads always, then those that it reads while an episode is under way. */
    private long[] columns = {};

    private record Heard(Watch watch, Wiring.Note note) {}

    Feed(Track track) {
        this.track = track;
    }

    Track track() {
        return track;
    }

    /** Lets {@code watch} hear of {@code read}, until {@link #settle}. */
    void add(Watch watch, long read, boolean active) {
        if (wanted == null) {
            throw new IllegalStateException(track.id() + " has its watches already");
        }
        wanted.computeIfAbsent(watch, w -> new long[2])[active ? 1 : 0] |= read;
    }

    void add(Watch watch, Wiring.Note note) {
        if (notes.isEmpty()) {
            notes = new ArrayList<>(1);
        }
        notes.add(new Heard(watch, note));
        add(watch, note.columns(), false);
    }

    /** Puts the watches in order, once all are there. */
    void settle() {
        Map<Watch, long[]> all = wanted == null ? Map.of() : wanted;
        watches = all.keySet().toArray(NOBODY);
        Arrays.sort(watches, Comparator.comparingInt(Watch::order));
        if (!notes.isEmpty()) {
            notes.sort(Comparator.comparingInt((Heard heard) -> heard.watch.order()));
        }
        columns = new long[2 * watches.length];
        for (int i = 0; i < watches.length; i++) {
            long[] reads = all.getOrDefault(watches[i], new long[2]);
            columns[2 * i] = reads[0];
            columns[2 * i + 1] = reads[0] | reads[1];
        }
        wanted = null;
    }

    /** Reads a little of what a reading will need, {@code depth} steps away; the sum means nothing. */
    long look(int depth) {
        if (depth == 0) {
            return track.look(0) + watches.length + columns.length;
        }
        long sum = track.look(depth);
        for (Watch watch : watches) {
            sum += watch.look(depth - 1);
        }
        return sum;
    }

    /** A live reading, measured at {@code at}, brought values in the columns {@code brought}. */
    void heard(long brought, long at, long now) {
        for (int i = 0; i < notes.size(); i++) {
            Heard heard = notes.get(i);
            if ((heard.note.columns() & brought) != 0) {
                heard.watch.note(heard.note.noting(), at, now);
            }
        }
        for (int i = 0; i < watches.length; i++) {
            if ((columns[2 * i] & brought) != 0) {
                watches[i].hear(now);
            } else if ((columns[2 * i + 1] & brought) != 0 && watches[i].active()) {
                watches[i].judge(now);
            }
        }
    }
}
