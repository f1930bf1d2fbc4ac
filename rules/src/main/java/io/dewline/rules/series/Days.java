package io.dewline.rules.series;

import io.dewline.rules.window.Alignment;
import io.dewline.rules.window.Scale;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What a series came to on each of the last 32 days, by the clock of its site; it makes no difference in what order the samples came. */
public final class Days {
    /** Days that are remembered, the present one included. */
    public static final int KEPT = 32;

    private final Alignment alignment;
    private final Scale scale;
    private final long interval;
    private final long[] days = new long[KEPT];
    private final long[] sums = new long[KEPT];
    private final int[] counts = new int[KEPT];
    private final double[] lowest = new double[KEPT];
    private final double[] highest = new double[KEPT];
    private final double[] last = new double[KEPT];
    private final long[] lastAt = new long[KEPT];
    private long version;

    /** Days of {@code alignment}'s zone of a device that reports every {@code interval} milliseconds. */
    Days(Alignment alignment, Scale scale, long interval) {
        this.alignment = alignment;
        this.scale = scale;
        this.interval = interval;
        Arrays.fill(days, Long.MIN_VALUE);
    }

    void add(long at, double value) {
        long day = alignment.day(at);
        int i = (int) Math.floorMod(day, (long) KEPT);
        if (days[i] > day) {
            return; // older than what is remembered
        }
        if (days[i] < day) {
            days[i] = day;
            sums[i] = 0;
            counts[i] = 0;
            lowest[i] = value;
            highest[i] = value;
            lastAt[i] = Long.MIN_VALUE;
        }
        sums[i] += scale.fix(value);
        counts[i]++;
        lowest[i] = Math.min(lowest[i], value);
        highest[i] = Math.max(highest[i], value);
        if (at >= lastAt[i]) {
            lastAt[i] = at;
            last[i] = value;
        }
        version++;
    }

    /** Grows with each sample. */
    public long version() {
        return version;
    }

    private int find(long day) {
        int i = (int) Math.floorMod(day, (long) KEPT);
        return days[i] == day ? i : -1;
    }

    /** Samples of {@code day} (counted from 1970-01-01) as a share of what the device declares for 24 hours, at most 1. */
    public double coverage(long day) {
        int i = find(day);
        return i < 0 ? 0 : Math.min(1, counts[i] * (double) interval / Alignment.DAY);
    }

    /** The sum of a day's samples; 0 without any. */
    public double sum(long day) {
        int i = find(day);
        return i < 0 ? 0 : scale.unfix(sums[i], 1);
    }

    /** The mean of a day's samples; NaN without any. */
    public double mean(long day) {
        int i = find(day);
        return i < 0 ? Double.NaN : scale.unfix(sums[i], counts[i]);
    }

    /** The lowest of a day; NaN without any. */
    public double lowest(long day) {
        int i = find(day);
        return i < 0 ? Double.NaN : lowest[i];
    }

    /** The highest of a day; NaN without any. */
    public double highest(long day) {
        int i = find(day);
        return i < 0 ? Double.NaN : highest[i];
    }

    /** The last sample of a day; NaN without any. */
    public double last(long day) {
        int i = find(day);
        return i < 0 ? Double.NaN : last[i];
    }

    /** When the last sample of a day was measured, epoch milliseconds; {@link Long#MIN_VALUE} without any. */
    public long lastAt(long day) {
        int i = find(day);
        return i < 0 ? Long.MIN_VALUE : lastAt[i];
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < KEPT; i++) {
            out.writeLong(days[i]);
            if (days[i] != Long.MIN_VALUE) {
                out.writeLong(sums[i]);
                out.writeInt(counts[i]);
                out.writeDouble(lowest[i]);
                out.writeDouble(highest[i]);
                out.writeDouble(last[i]);
                out.writeLong(lastAt[i]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < KEPT; i++) {
            days[i] = in.readLong();
            if (days[i] != Long.MIN_VALUE) {
                sums[i] = in.readLong();
                counts[i] = in.readInt();
                lowest[i] = in.readDouble();
                highest[i] = in.readDouble();
                last[i] = in.readDouble();
                lastAt[i] = in.readLong();
            }
        }
        version++;
    }
}
