package io.dewline.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The samples of one quantity of one device in the last {@code length} milliseconds, in at most 60 panes; the pane that now stands in is part of the
 * window, so that it reaches back between length − one pane and length. Times are epoch milliseconds.
 */
public final class SlidingWindow {
    static final int PANES = 60;
    private static final long SHORTEST_PANE = 1_000;

    private final long length;
    private final long interval;
    private final long pane;
    private final int wide;
    private final Scale scale;
    private final Panes panes;
    private long current;
    private long currentFrom;

    /** An empty window over a device that reports every {@code interval} milliseconds; {@code columns} are the {@link Columns} that its questions need. */
    public SlidingWindow(long length, long interval, int columns, Scale scale) {
        this.length = length;
        this.interval = interval;
        this.pane = pane(length);
        this.scale = scale;
        this.wide = (int) ((length + pane - 1) / pane);
        this.panes = new Panes(columns, wide);
    }

    /** How long a pane of a window of {@code length} is, in milliseconds. */
    public static long pane(long length) {
        return Math.max(SHORTEST_PANE, (length + PANES - 1) / PANES);
    }

    public long length() {
        return length;
    }

    /** Whether the device reports less often than the window is long, so that it holds one sample at most. */
    public boolean sparse() {
        return interval >= length;
    }

    public int columns() {
        return panes.columns();
    }

    public Scale scale() {
        return scale;
    }

    private long oldest(long now) {
        return number(now) - wide + 1;
    }

    /** Reads a little of what the next sample will need; the number means nothing. */
    public long look(int depth) {
        return depth == 0 ? currentFrom : panes.look(depth - 1);
    }

    /** The number of the pane that holds {@code at}; the last answer is kept, for a division costs more than all the rest. */
    private long number(long at) {
        long into = at - currentFrom;
        if (into < 0 || into >= pane) {
            current = Math.floorDiv(at, pane);
            currentFrom = current * pane;
        }
        return current;
    }

    /** Takes a valid sample in; one that the window at {@code now} no longer covers changes nothing. */
    public void add(long at, double value, long now) {
        long oldest = oldest(now);
        panes.drop(oldest);
        long number = at == now ? oldest + wide - 1 : Math.floorDiv(at, pane);
        if (number >= oldest) {
            panes.add(number, at, value, scale);
        }
    }

    /** Fills {@code tally} with what the window holds at {@code now}, but for {@link Tally#grown}. */
    public void tally(long now, Tally tally) {
        tally.clear();
        panes.combineFrom(oldest(now), tally);
    }

    /** The same with what a counter grew by, which takes a walk through the panes. */
    public void chain(long now, Tally tally) {
        tally.clear();
        panes.combine(oldest(now), Long.MAX_VALUE, tally);
    }

    /** Fills {@code distribution} with what the window holds at {@code now}; the window must have been made with {@link Columns#SUM}. */
    public void distribute(long now, Distribution distribution) {
        distribution.clear();
        panes.distribute(oldest(now), scale, distribution);
    }

    /** Valid samples in {@code tally} ÷ samples expected in the window, at most 1. */
    public double coverage(Tally tally) {
        return Math.min(1, tally.count() * (double) interval / length);
    }

    /** When the oldest pane that holds samples leaves the window, if nothing else happens; {@link Long#MAX_VALUE} for an empty one. */
    public long edge(long now) {
        long oldest = panes.oldest(oldest(now));
        return oldest == Long.MAX_VALUE ? oldest : (oldest + wide) * pane;
    }

    public void write(DataOutput out) throws IOException {
        panes.write(out);
    }

    public void read(DataInput in) throws IOException {
        panes.read(in);
    }
}
