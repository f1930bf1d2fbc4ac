package io.dewline.rules.window;

import static io.dewline.rules.window.Columns.ENDS;
import static io.dewline.rules.window.Columns.EXCLUDED;
import static io.dewline.rules.window.Columns.RANGE;
import static io.dewline.rules.window.Columns.SQUARES;
import static io.dewline.rules.window.Columns.SUM;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The panes of a window that hold samples, in the order of their numbers: a ring of rows in one array that grows with use up to its limit. Empty panes
 * take no room. Adding and combining allocate nothing once the ring has grown. Counts and exact sums of all panes together are kept in a row of their own,
 * so that asking for them costs the same however many panes there are.
 */
final class Panes {
    private static final int PANE = 0;
    private static final int COUNT = 1;
    private static final int FIRST_ROWS = 2;

    private final int columns;
    private final int width;
    private final int limit;
    private long[] cells;
    private int rows;
    private int head;
    private int size;
    /** Whether the range of all is too wide, since a pane that bounded it is gone. */
    private boolean wide;

    Panes(int columns, int limit) {
        this.columns = columns;
        this.width = Columns.width(columns);
        this.limit = limit;
        this.rows = Math.min(FIRST_ROWS, limit);
        this.cells = new long[width * (1 + rows)];
    }

    int columns() {
        return columns;
    }

    int size() {
        return size;
    }

    long number(int index) {
        return cells[row(index) + PANE];
    }

    /** Becomes a copy of the one pane {@code number} of {@code other}, which has the same columns; empty where there is none. */
    void take(Panes other, long number) {
        size = 0;
        for (int i = 0; i < other.size; i++) {
            if (other.number(i) == number) {
                head = 0;
                size = 1;
                System.arraycopy(other.cells, other.row(i), cells, row(0), width);
            }
        }
        total();
    }

    /** Where the row at {@code index} (0 the oldest) begins in the array. */
    private int row(int index) {
        int at = head + index;
        return (1 + (at >= rows ? at - rows : at)) * width;
    }

    /** Lets go of panes numbered below {@code oldest}. */
    void drop(long oldest) {
        while (size > 0) {
            int row = (1 + head) * width;
            if (cells[row + PANE] >= oldest) {
                return;
            }
            total(row, -1);
            head = head + 1 == rows ? 0 : head + 1;
            size--;
        }
    }

    /** Takes a sample in; when the ring is full the oldest pane makes room. */
    void add(long pane, long at, double value, Scale scale) {
        int row = rowFor(pane);
        if (row < 0) {
            return;
        }
        boolean first = cells[row + COUNT]++ == 0;
        boolean alone = cells[COUNT]++ == 0;
        int cell = row + 2;
        if (Columns.has(columns, SUM)) {
            long fixed = scale.fix(value);
            cells[2] += fixed;
            cells[cell++] += fixed;
        }
        if (Columns.has(columns, RANGE)) {
            widen(cell, first, value, value);
            widen(cell - row, alone, value, value);
            cell += 2;
        }
        if (Columns.has(columns, ENDS)) {
            if (first || at < cells[cell]) {
                cells[cell] = at;
                cells[cell + 1] = Double.doubleToLongBits(value);
            }
            if (first || at >= cells[cell + 2]) {
                cells[cell + 2] = at;
                cells[cell + 3] = Double.doubleToLongBits(value);
            }
            cell += 4;
        }
        if (Columns.has(columns, SQUARES)) {
            long fixed = scale.fix(value);
            addWide(cell, Math.multiplyHigh(fixed, fixed), fixed * fixed);
            addWide(cell - row, Math.multiplyHigh(fixed, fixed), fixed * fixed);
        }
    }

    /** Lets the range at {@code cell} reach from {@code min} to {@code max} at least; where it is the first, just so far. */
    private void widen(int cell, boolean first, double min, double max) {
        if (first || min < Double.longBitsToDouble(cells[cell])) {
            cells[cell] = Double.doubleToLongBits(min);
        }
        if (first || max > Double.longBitsToDouble(cells[cell + 1])) {
            cells[cell + 1] = Double.doubleToLongBits(max);
        }
    }

    /** Adds to the 128 bits at {@code cell}. */
    private void addWide(int cell, long high, long low) {
        long sum = cells[cell + 1] + low;
        cells[cell] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        cells[cell + 1] = sum;
    }

    /** Takes a row into the counts and sums of all, or, with −1, out of them. */
    private void total(int row, int sign) {
        cells[COUNT] += sign * cells[row + COUNT];
        if (Columns.has(columns, SUM)) {
            cells[2] += sign * cells[row + 2];
        }
        if (Columns.has(columns, SQUARES)) {
            int cell = width - (Columns.has(columns, EXCLUDED) ? 3 : 2);
            long high = cells[row + cell];
            long low = cells[row + cell + 1];
            // −x = ~x + 1, over 128 bits
            addWide(cell, sign > 0 ? high : ~high + (low == 0 ? 1 : 0), sign * low);
        }
        if (Columns.has(columns, EXCLUDED)) {
            cells[width - 1] += sign * cells[row + width - 1];
        }
        if (Columns.has(columns, RANGE) && !wide) {
            int cell = rangeCell();
            wide = sign > 0 || cells[row + cell] == cells[cell] || cells[row + cell + 1] == cells[cell + 1];
        }
    }

    private int rangeCell() {
        return Columns.has(columns, SUM) ? 3 : 2;
    }

    /** Measures the range of all anew. */
    private void range() {
        wide = false;
        int cell = rangeCell();
        boolean first = true;
        for (int i = 0; i < size; i++) {
            int row = row(i);
            if (cells[row + COUNT] > 0) {
                double min = Double.longBitsToDouble(cells[row + cell]);
                widen(cell, first, min, Double.longBitsToDouble(cells[row + cell + 1]));
                first = false;
            }
        }
    }

    private void total() {
        Arrays.fill(cells, 0, width, 0);
        for (int i = 0; i < size; i++) {
            total(row(i), 1);
        }
    }

    /** Counts a sample that was left out. */
    void exclude(long pane) {
        int row = rowFor(pane);
        if (row >= 0 && Columns.has(columns, EXCLUDED)) {
            cells[row + width - 1]++;
            cells[width - 1]++;
        }
    }

    /** The row of {@code pane}, made if need be; negative when the ring is full of newer ones. */
    private int rowFor(long pane) {
        int index = size - 1;
        while (index >= 0 && number(index) > pane) {
            index--;
        }
        if (index >= 0 && number(index) == pane) {
            return row(index);
        }
        if (size == limit) {
            if (index < 0) {
                return -1;
            }
            drop(number(0) + 1);
            index--;
        }
        return insert(index + 1, pane);
    }

    private int insert(int index, long pane) {
        if (size == rows) {
            grow();
        }
        size++;
        for (int i = size - 1; i > index; i--) {
            System.arraycopy(cells, row(i - 1), cells, row(i), width);
        }
        int row = row(index);
        Arrays.fill(cells, row, row + width, 0);
        cells[row + PANE] = pane;
        return row;
    }

    private void grow() {
        int more = Math.min(limit, rows * 2);
        long[] grown = new long[(1 + more) * width];
        System.arraycopy(cells, 0, grown, 0, width);
        for (int i = 0; i < size; i++) {
            System.arraycopy(cells, row(i), grown, (1 + i) * width, width);
        }
        cells = grown;
        rows = more;
        head = 0;
    }

    /** Lets go of panes numbered below {@code from}; all others together fill {@code tally}, but for what a total grew by from pane to pane. */
    void combineFrom(long from, Tally tally) {
        drop(from);
        if (size == 0) {
            return;
        }
        if (wide) {
            range();
        }
        if (Columns.has(columns, ENDS)) {
            int cell = 2 + (Columns.has(columns, SUM) ? 1 : 0) + (Columns.has(columns, RANGE) ? 2 : 0);
            System.arraycopy(cells, row(0) + cell, cells, cell, 2);
            System.arraycopy(cells, row(size - 1) + cell + 2, cells, cell + 2, 2);
        }
        combine(0, tally);
    }

    /** Adds the panes numbered {@code from} to {@code to} (both inclusive) to {@code tally}, oldest first. */
    void combine(long from, long to, Tally tally) {
        for (int i = 0; i < size; i++) {
            int row = row(i);
            long pane = cells[row + PANE];
            if (pane > to) {
                return;
            }
            if (pane >= from) {
                combine(row, tally);
            }
        }
    }

    /** Fills {@code distribution} with the means of the panes numbered {@code from} on. */
    void distribute(long from, Scale scale, Distribution distribution) {
        for (int i = 0; i < size; i++) {
            int row = row(i);
            long count = cells[row + COUNT];
            if (cells[row + PANE] >= from && count > 0) {
                distribution.add(scale.unfix(cells[row + 2], count), count);
            }
        }
    }

    private void combine(int row, Tally tally) {
        long count = cells[row + COUNT];
        if (Columns.has(columns, EXCLUDED)) {
            tally.excluded += cells[row + width - 1];
        }
        if (count == 0) {
            return;
        }
        boolean first = tally.count == 0;
        tally.count += count;
        int cell = row + 2;
        if (Columns.has(columns, SUM)) {
            tally.sum += cells[cell++];
        }
        if (Columns.has(columns, RANGE)) {
            double min = Double.longBitsToDouble(cells[cell++]);
            double max = Double.longBitsToDouble(cells[cell++]);
            tally.min = first ? min : Math.min(tally.min, min);
            tally.max = first ? max : Math.max(tally.max, max);
        }
        if (Columns.has(columns, ENDS)) {
            tally.ends(
                    first,
                    cells[cell],
                    Double.longBitsToDouble(cells[cell + 1]),
                    cells[cell + 2],
                    Double.longBitsToDouble(cells[cell + 3]));
            cell += 4;
        }
        if (Columns.has(columns, SQUARES)) {
            long low = cells[cell + 1];
            tally.squaresLow += low;
            tally.squaresHigh += cells[cell] + (Long.compareUnsigned(tally.squaresLow, low) < 0 ? 1 : 0);
        }
    }

    /** See {@link SlidingWindow#look}. */
    long look(int depth) {
        return depth == 0 ? head : cells[0] + cells[row(0)] + (size == 0 ? 0 : cells[row(size - 1)]);
    }

    /** The number of the oldest pane from {@code from} on, or {@link Long#MAX_VALUE}. */
    long oldest(long from) {
        for (int i = 0; i < size; i++) {
            long pane = number(i);
            if (pane >= from) {
                return pane;
            }
        }
        return Long.MAX_VALUE;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(columns);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            int row = row(i);
            for (int cell = row; cell < row + width; cell++) {
                out.writeLong(cells[cell]);
            }
        }
    }

    /** Takes over what {@link #write} wrote; panes with other columns than these are read and left out. */
    void read(DataInput in) throws IOException {
        int written = in.readByte();
        int count = in.readInt();
        int writtenWidth = Columns.width(written);
        boolean same = written == columns;
        head = 0;
        size = 0;
        if (same) {
            rows = Math.min(FIRST_ROWS, limit);
            while (rows < count) {
                rows = Math.min(limit, rows * 2);
            }
            cells = new long[(1 + rows) * width];
            size = count;
        }
        for (int i = 0; i < count; i++) {
            for (int cell = 0; cell < writtenWidth; cell++) {
                long value = in.readLong();
                if (same) {
                    cells[(1 + i) * width + cell] = value;
                }
            }
        }
        total();
    }
}
