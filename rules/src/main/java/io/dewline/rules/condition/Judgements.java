package io.dewline.rules.condition;

import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;
import io.dewline.rules.window.Alignment;
import java.util.Arrays;

/**
 * How one condition on aligned windows was judged for one subject: the count of the day, a window belonging to the day in which it starts, and for the last
 * judgements the background and count they had, for when late samples revise them.
 */
public final class Judgements {
    private static final int KEPT = 62;

    private long day = Long.MIN_VALUE;
    private int count;
    private Verdict last = Verdict.UNDETERMINED;
    private long[] starts = {};
    private double[] backgrounds = {};
    private int[] counts = {};
    private int size;

    /** Takes the judgement of the window at {@code start}; returns the count of its day. */
    int take(long start, Alignment alignment, Verdict verdict, double background) {
        pass(start, alignment);
        if (verdict == Verdict.TRUE) {
            count++;
        }
        last = verdict;
        keep(start, background);
        return count;
    }

    /** The window at {@code start} is not judged, and yet its day may be another. */
    void pass(long start, Alignment alignment) {
        long windowDay = alignment.day(start);
        if (windowDay != day) {
            day = windowDay;
            count = 0;
        }
    }

    private void keep(long start, double background) {
        if (size == KEPT) {
            System.arraycopy(starts, 1, starts, 0, size - 1);
            System.arraycopy(backgrounds, 1, backgrounds, 0, size - 1);
            System.arraycopy(counts, 1, counts, 0, size - 1);
            size--;
        } else if (size == starts.length) {
            int room = Math.min(KEPT, Math.max(4, size * 2));
            starts = Arrays.copyOf(starts, room);
            backgrounds = Arrays.copyOf(backgrounds, room);
            counts = Arrays.copyOf(counts, room);
        }
        starts[size] = start;
        backgrounds[size] = background;
        counts[size] = count;
        size++;
    }

    /** Windows of the day that met the condition; NaN while the last window is undetermined. */
    double exceedances() {
        return last == Verdict.UNDETERMINED ? Double.NaN : count;
    }

    /** The index of the judgement of the window at {@code start}, negative when it is not known. */
    int find(long start) {
        return Arrays.binarySearch(starts, 0, size, start);
    }

    double background(int index) {
        return backgrounds[index];
    }

    int count(int index) {
        return counts[index];
    }

    void write(Pack out) {
        out.whole(day);
        out.count(count);
        out.text(last.name());
        out.count(size);
        for (int i = 0; i < size; i++) {
            out.whole(starts[i]);
            out.number(backgrounds[i]);
            out.count(counts[i]);
        }
    }

    void read(Unpack in) {
        day = in.whole();
        count = in.count();
        last = Verdict.valueOf(in.text());
        size = in.count();
        starts = new long[size];
        backgrounds = new double[size];
        counts = new int[size];
        for (int i = 0; i < size; i++) {
            starts[i] = in.whole();
            backgrounds[i] = in.number();
            counts[i] = in.count();
        }
    }
}
