package io.dewline.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The clock-aligned windows of one quantity of one device: the open one, those still to be judged, and closed ones that late samples may still revise
 * (at most 60, at most a day back, at least the last two). What was judged stays as it was judged. Times are epoch milliseconds.
 */
public final class AlignedWindow {
    /** Everything that a window result tells. */
    public static final int COLUMNS = Columns.SUM | Columns.RANGE | Columns.EXCLUDED;

    private static final int KEPT = 60;

    private final Alignment alignment;
    private final long interval;
    private final Scale scale;
    private final Panes panes;
    private final Panes judged;
    private long judgedStart = Long.MIN_VALUE;

    /** Empty windows over a device that reports every {@code interval} milliseconds. */
    public AlignedWindow(Alignment alignment, long interval, int columns, Scale scale) {
        this.alignment = alignment;
        this.interval = interval;
        this.scale = scale;
        long kept = Math.max(2, Math.min(KEPT, Alignment.DAY / alignment.length())) + 2;
        this.panes = new Panes(columns | COLUMNS, (int) kept);
        this.judged = new Panes(columns | COLUMNS, 1);
    }

    public Alignment alignment() {
        return alignment;
    }

    public Scale scale() {
        return scale;
    }

    /** The start of the oldest window that a late sample may still revise. */
    private long oldest() {
        long length = alignment.length();
        long back = Math.max(2 * length, Math.min(KEPT * length, Alignment.DAY));
        return judgedStart == Long.MIN_VALUE ? judgedStart : judgedStart - back;
    }

    /** Takes a valid sample in; returns whether that revises a window judged before. */
    public boolean add(long at, double value) {
        long start = alignment.start(at);
        if (start < oldest()) {
            return false;
        }
        panes.add(start, at, value, scale);
        return start <= judgedStart;
    }

    /** Counts a sample that was left out; returns whether that revises a window judged before. */
    public boolean exclude(long at) {
        long start = alignment.start(at);
        if (start < oldest()) {
            return false;
        }
        panes.exclude(start);
        return start <= judgedStart;
    }

    /** Judges the window that starts at {@code start}: from here on it answers {@link #judged}. */
    public void judge(long start) {
        judgedStart = start;
        judged.take(panes, start);
        panes.drop(oldest());
    }

    /** The start of the window judged last; {@link Long#MIN_VALUE} when none was. */
    public long judgedStart() {
        return judgedStart;
    }

    /** Fills {@code tally} with the window judged last, as it was then. */
    public void judged(Tally tally) {
        tally.clear();
        judged.combine(judgedStart, judgedStart, tally);
    }

    /** Fills {@code tally} with the window that starts at {@code start} as it is now, late samples included. */
    public void revised(long start, Tally tally) {
        tally.clear();
        panes.combine(start, start, tally);
    }

    public int columns() {
        return panes.columns();
    }

    /** Valid samples in {@code tally} ÷ samples expected in the window at {@code start}, at most 1. */
    public double coverage(Tally tally, long start) {
        return Math.min(1, tally.count() * (double) interval / (alignment.end(start) - start));
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(judgedStart);
        panes.write(out);
        judged.write(out);
    }

    public void read(DataInput in) throws IOException {
        judgedStart = in.readLong();
        panes.read(in);
        judged.read(in);
    }
}
