package io.dewline.rules.engine;

import io.dewline.rules.language.Rule;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;

/**
 * Whether a rule flaps for one subject, after the detection of Nagios Core ("Detection and Handling of State Flapping"): among the last judgements the
 * changes are counted, the latest with a weight of 1.2, the earliest with 0.8. Above the high bound it begins to flap, below the low one it ceases to. What has
 * not been judged yet is no change.
 */
final class Flapping {
    private static final double LATEST = 1.2;
    private static final double EARLIEST = 0.8;

    private final Rule.Flap bounds;
    private long history; // one bit a judgement, the latest lowest
    private int count;
    private boolean flaps;

    Flapping(Rule.Flap bounds) {
        this.bounds = bounds;
    }

    /** Takes one more judgement; returns whether anything is different now. */
    boolean take(boolean held) {
        long before = history;
        int counted = count;
        boolean flapped = flaps;
        history = history << 1 | (held ? 1 : 0);
        if (bounds.over() < Long.SIZE) {
            history &= (1L << bounds.over()) - 1;
        }
        count = Math.min(bounds.over(), count + 1);
        double share = share();
        flaps = share > bounds.high() || (flaps && share >= bounds.low());
        return before != history || counted != count || flapped != flaps;
    }

    /** Takes the last judgement once more; returns whether anything is different now. */
    boolean again() {
        return count > 0 && take((history & 1) == 1);
    }

    boolean flaps() {
        return flaps;
    }

    /** The weighted share of changes among the last judgements, 0 … 1. */
    double share() {
        long changes = history ^ history >>> 1;
        double sum = 0;
        for (int i = 0; i < count - 1; i++) {
            if ((changes >>> i & 1) == 1) {
                sum += LATEST - (LATEST - EARLIEST) * i / (bounds.over() - 2);
            }
        }
        return sum / (bounds.over() - 1);
    }

    void write(Pack out) {
        out.whole(history);
        out.count(count);
        out.flag(flaps);
    }

    /** Takes over what {@link #write} wrote, as much of it as this rule looks back on. */
    void read(Unpack in) {
        history = in.whole();
        count = Math.min(bounds.over(), in.count());
        flaps = in.flag();
        if (bounds.over() < Long.SIZE) {
            history &= (1L << bounds.over()) - 1;
        }
    }
}
