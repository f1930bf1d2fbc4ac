package io.dewline.rules.engine;

import io.dewline.rules.condition.Verdict;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;

/**
 * The levels of one episode. Each goes up when its condition has held for its hold and down when it has been false for as long; undetermined changes
 * nothing and starts the hold anew. The highest level that is up counts. Times are those of the {@link LinkClock} in milliseconds.
 */
final class Ladder {
    private static final long NONE = Long.MIN_VALUE;

    private final boolean[] up;
    private final long[] since;

    Ladder(int levels) {
        up = new boolean[levels];
        since = new long[levels];
        java.util.Arrays.fill(since, NONE);
    }

    void judge(int level, Verdict verdict, long clock, long hold) {
        boolean wanted = verdict == Verdict.TRUE;
        if (verdict == Verdict.UNDETERMINED || wanted == up[level]) {
            since[level] = NONE;
            return;
        }
        if (since[level] == NONE) {
            since[level] = clock;
        }
        if (clock - since[level] >= hold) {
            up[level] = wanted;
            since[level] = NONE;
        }
    }

    /** The highest level that is up; the lowest when none is. */
    int level() {
        for (int level = up.length - 1; level > 0; level--) {
            if (up[level]) {
                return level;
            }
        }
        return 0;
    }

    /** How long until {@code level} changes if nothing else does; negative when it is not about to. */
    long wait(int level, long clock, long hold) {
        return since[level] == NONE ? -1 : Math.max(0, hold - (clock - since[level]));
    }

    void write(Pack out) {
        out.count(up.length);
        for (int level = 0; level < up.length; level++) {
            out.flag(up[level]);
            out.whole(since[level]);
        }
    }

    /** Takes over what {@link #write} wrote, as far as there are as many levels. */
    void read(Unpack in) {
        int levels = in.count();
        for (int level = 0; level < levels; level++) {
            boolean wasUp = in.flag();
            long wasSince = in.whole();
            if (levels == up.length) {
                up[level] = wasUp;
                since[level] = wasSince;
            }
        }
    }
}
