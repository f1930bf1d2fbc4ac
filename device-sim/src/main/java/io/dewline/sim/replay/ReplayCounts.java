package io.dewline.sim.replay;

import java.util.ArrayList;
import java.util.List;

/** What became of the rows; filled by one thread. */
final class ReplayCounts {
    private static final int NAMED = 5;

    long read;
    long skipped;
    long unreadable;
    long published;
    private final List<String> faults = new ArrayList<>();

    void unreadable(String fault) {
        unreadable++;
        if (faults.size() < NAMED) {
            faults.add(fault);
        }
    }

    /** The first few faults, each with file and line. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
