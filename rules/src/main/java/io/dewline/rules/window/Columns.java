package io.dewline.rules.window;

/** What a pane remembers beside the number of its samples, as a set of bits: only what some rule asks for. */
public final class Columns {
    /** The exact sum: avg, sum, rate of an amount. */
    public static final int SUM = 1;
    /** The smallest and the largest sample. */
    public static final int RANGE = 2;
    /** The earliest and the latest sample with their times: first, last, delta, rate. */
    public static final int ENDS = 4;
    /** The exact sum of squares: stddev. */
    public static final int SQUARES = 8;
    /** How many samples were left out. */
    public static final int EXCLUDED = 16;

    private Columns() {}

    static boolean has(int columns, int column) {
        return (columns & column) != 0;
    }

    /** Cells of a row: pane number, count, and what {@code columns} ask for. */
    static int width(int columns) {
        return 2
                + (has(columns, SUM) ? 1 : 0)
                + (has(columns, RANGE) ? 2 : 0)
                + (has(columns, ENDS) ? 4 : 0)
                + (has(columns, SQUARES) ? 2 : 0)
                + (has(columns, EXCLUDED) ? 1 : 0);
    }
}
