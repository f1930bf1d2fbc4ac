package io.dewline.rules.window;

import static io.dewline.rules.window.Columns.ENDS;
import static io.dewline.rules.window.Columns.EXCLUDED;
import static io.dewline.rules.window.Columns.RANGE;
import static io.dewline.rules.window.Columns.SQUARES;
import static io.dewline.rules.window.Columns.SUM;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The panes of a window that hold samples, in the order of their numbers: a ring of rows in one array that grows with use up to its limit. Empty panes
 * take no room. Adding and combining allocate nothing once the ring has grown.
 */
final class Panes {
    private static final int PANE = 0;
    private static final int COUNT = 1;
    private static final int FIRST_ROWS = 2;

    private final int columns;
    private final int width;
    private final int limit;
    private long[] cells;
    private int head;
    private int size;

    Panes(int columns, int limit) {
        this.columns = columns;
        this.width = Columns.width(columns);
        this.limit = limit;
        this.cells = new long[width * Math.min(FIRST_ROWS, limit)];
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

    private int rows() {
        return cells.length / width;
    }

    /** Becomes a copy of the one pane {@code number} of {@code other}, which has the same columns; empty where there is none. */
    void take(Panes other, long number) {
        size = 0;
        for (int i = 0; i < other.size; i++) {
            if (other.number(i) == number) {
                head = 0;
                size = 1;
                System.arraycopy(other.cells, other.row(i), cells, 0, width);
            }
        }
    }

    /** Where the row at {@code index} (0 the oldest) begins in the array. */
    private int row(int index) {
        int at = head + index;
        int rows = rows();
        return (at >= rows ? at - rows : at) * width;
    }

    /** Lets go of panes numbered below {@code oldest}. */
    void drop(long oldest) {
        while (size > 0 && cells[head * width + PANE] < oldest) {
            head = head + 1 == rows() ? 0 : head + 1;
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
        int cell = row + 2;
        if (Columns.has(columns, SUM)) {
            cells[cell++] += scale.fix(value);
        }
        if (Columns.has(columns, RANGE)) {
            if (first || value < Double.longBitsToDouble(cells[cell])) {
                cells[cell] = Double.doubleToLongBits(value);
            }
            if (first || value > Double.longBitsToDouble(cells[cell + 1])) {
                cells[cell + 1] = Double.doubleToLongBits(value);
            }
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
            long low = fixed * fixed;
            long sum = cells[cell + 1] + low;
            cells[cell] += Math.multiplyHigh(fixed, fixed) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            cells[cell + 1] = sum;
        }
    }

    /** Counts a sample that was left out. */
    void exclude(long pane) {
        int row = rowFor(pane);
        if (row >= 0 && Columns.has(columns, EXCLUDED)) {
            cells[row + width - 1]++;
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
        if (size == rows()) {
            grow();
        }
        size++;
        for (int i = size - 1; i > index; i--) {
            System.arraycopy(cells, row(i - 1), cells, row(i), width);
        }
        int row = row(index);
        java.util.Arrays.fill(cells, row, row + width, 0);
        cells[row + PANE] = pane;
        return row;
    }

    private void grow() {
        long[] grown = new long[Math.min(limit, rows() * 2) * width];
        for (int i = 0; i < size; i++) {
            System.arraycopy(cells, row(i), grown, i * width, width);
        }
        cells = grown;
        head = 0;
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
            int rows = Math.min(FIRST_ROWS, limit);
            while (rows < count) {
                rows = Math.min(limit, rows * 2);
            }
            cells = new long[rows * width];
            size = count;
        }
        for (int i = 0; i < count; i++) {
            for (int cell = 0; cell < writtenWidth; cell++) {
                long value = in.readLong();
                if (same) {
                    cells[i * width + cell] = value;
                }
            }
        }
    }
}
