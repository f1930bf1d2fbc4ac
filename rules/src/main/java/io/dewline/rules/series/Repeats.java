package io.dewline.rules.series;

import io.dewline.model.Reading;
import java.util.Arrays;

/**
 * Which values of a device were taken in before, by identity (device time, quantity): the last readings' times with a 16-bit mark of each value. Bounded:
 * a repeat of something older is not recognised. A new newest reading, the usual case, costs one comparison.
 */
final class Repeats {
    private static final int FIRST_ROWS = 4;

    private final int limit;
    private final int width;
    private long[] times = new long[FIRST_ROWS];
    private short[] marks;
    private int next;
    private int size;
    private long newest = Long.MIN_VALUE;
    private long conflicting;

    /** Remembers {@code limit} readings, a power of two from 4, of {@code width} quantities. */
    Repeats(int limit, int width) {
        this.limit = limit;
        this.width = width;
        this.marks = new short[FIRST_ROWS * width];
    }

    /** See {@link Track#look}. */
    long look(int depth) {
        return depth == 0 ? newest : times[next & (times.length - 1)] + marks[next * width % marks.length];
    }

    /** Which values of {@code reading} are new, as a set of bits by index in the reading; {@code columns} tells the column of each, negative for none. */
    long fresh(Reading reading, int[] columns) {
        conflicting = 0;
        long at = reading.at();
        int row = at > newest ? -1 : find(at);
        if (row < 0) {
            row = append(at);
        }
        long fresh = 0;
        for (int i = 0; i < reading.size(); i++) {
            int column = columns[i];
            if (column < 0) {
                fresh |= bit(i);
                continue;
            }
            short mark = mark(reading.value(i));
            short known = marks[row * width + column];
            if (known == 0) {
                marks[row * width + column] = mark;
                fresh |= bit(i);
            } else if (known != mark) {
                conflicting++;
            }
        }
        return fresh;
    }

    static long bit(int index) {
        return 1L << Math.min(index, 63);
    }

    /** How many values of the reading asked about last had another value under the same identity. */
    long conflicting() {
        return conflicting;
    }

    private static short mark(double value) {
        long bits = Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L;
        short mark = (short) (bits >>> 48);
        return mark == 0 ? 1 : mark;
    }

    private int find(long at) {
        for (int i = 1; i <= size; i++) {
            int row = (next - i) & (times.length - 1);
            if (times[row] == at) {
                return row;
            }
        }
        return -1;
    }

    private int append(long at) {
        if (size == times.length && size < limit) {
            grow();
        }
        int row = next;
        next = (next + 1) & (times.length - 1);
        size = Math.min(size + 1, times.length);
        times[row] = at;
        Arrays.fill(marks, row * width, (row + 1) * width, (short) 0);
        newest = Math.max(newest, at);
        return row;
    }

    private void grow() {
        long[] moreTimes = new long[times.length * 2];
        short[] moreMarks = new short[moreTimes.length * width];
        for (int i = 0; i < size; i++) {
            int row = (next - size + i) & (times.length - 1);
            moreTimes[i] = times[row];
            System.arraycopy(marks, row * width, moreMarks, i * width, width);
        }
        next = size;
        times = moreTimes;
        marks = moreMarks;
    }

    /** Of each row the time, and the marks there are: a set of columns as bits for each 32 of them, then the marks in order. */
    void write(Pack out) {
        out.count(width);
        out.count(size);
        for (int i = 0; i < size; i++) {
            int row = (next - size + i) & (times.length - 1);
            out.whole(times[row]);
            for (int from = 0; from < width; from += Integer.SIZE) {
                int to = Math.min(width, from + Integer.SIZE);
                out.count(present(row, from, to));
                for (int column = from; column < to; column++) {
                    short mark = marks[row * width + column];
                    if (mark != 0) {
                        out.mark(mark);
                    }
                }
            }
        }
    }

    private int present(int row, int from, int to) {
        int present = 0;
        for (int column = from; column < to; column++) {
            if (marks[row * width + column] != 0) {
                present |= 1 << (column - from);
            }
        }
        return present;
    }

    /** Takes over what {@link #write} wrote, as far as it fits; marks of columns that moved are given up. */
    void read(Unpack in) {
        int written = in.count();
        for (int i = in.count(); i > 0; i--) {
            int row = append(in.whole());
            for (int from = 0; from < written; from += Integer.SIZE) {
                int present = in.count();
                for (int column = from; column < Math.min(written, from + Integer.SIZE); column++) {
                    if ((present & 1 << (column - from)) != 0) {
                        short mark = in.mark();
                        if (written == width) {
                            marks[row * width + column] = mark;
                        }
                    }
                }
            }
        }
    }
}
