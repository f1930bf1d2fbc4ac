package io.dewline.rules.raingarden;

import java.util.Arrays;

/** A stretch of water levels in mm with the rain in mm that fell since the sample before, at rising times in epoch milliseconds. */
public final class Trace {
    private static final double HOUR = 3_600_000;

    private final long[] times;
    private final double[] levels;
    private final double[] rains;

    private Trace(long[] times, double[] levels, double[] rains) {
        this.times = times;
        this.levels = levels;
        this.rains = rains;
    }

    /**
     * A trace of samples. One without a level (NaN) is left out and its rain goes to the next; rain that is missing counts as none.
     *
     * @throws IllegalArgumentException when lengths differ or a time is not after the one before
     */
    public static Trace of(long[] times, double[] levels, double[] rains) {
        if (times.length != levels.length || times.length != rains.length) {
            throw new IllegalArgumentException("times, levels and rains are of one length");
        }
        long[] keptTimes = new long[times.length];
        double[] keptLevels = new double[times.length];
        double[] keptRains = new double[times.length];
        int kept = 0;
        double waiting = 0;
        for (int i = 0; i < times.length; i++) {
            if (i > 0 && times[i] <= times[i - 1]) {
                throw new IllegalArgumentException("times rise from sample to sample");
            }
            waiting += Double.isNaN(rains[i]) ? 0 : rains[i];
            if (!Double.isNaN(levels[i])) {
                keptTimes[kept] = times[i];
                keptLevels[kept] = levels[i];
                keptRains[kept++] = waiting;
                waiting = 0;
            }
        }
        return new Trace(
                Arrays.copyOf(keptTimes, kept), Arrays.copyOf(keptLevels, kept), Arrays.copyOf(keptRains, kept));
    }

    /** The part from {@code from} up to, not including, {@code until}. */
    public Trace between(long from, long until) {
        int begin = index(from);
        int end = Math.max(begin, index(until));
        return new Trace(
                Arrays.copyOfRange(times, begin, end),
                Arrays.copyOfRange(levels, begin, end),
                Arrays.copyOfRange(rains, begin, end));
    }

    private int index(long time) {
        int found = Arrays.binarySearch(times, time);
        return found < 0 ? -found - 1 : found;
    }

    public int size() {
        return times.length;
    }

    public long at(int sample) {
        return times[sample];
    }

    public double level(int sample) {
        return levels[sample];
    }

    /** Rain in mm since the sample before. */
    public double rain(int sample) {
        return rains[sample];
    }

    /** Hours from one sample to another. */
    public double hours(int from, int to) {
        return (times[to] - times[from]) / HOUR;
    }

    /** The sample of the highest level, the first of several; −1 in an empty trace. */
    public int peak() {
        int peak = -1;
        for (int i = 0; i < levels.length; i++) {
            if (peak < 0 || levels[i] > levels[peak]) {
                peak = i;
            }
        }
        return peak;
    }

    /** The last sample above a level, −1 when there is none. */
    int lastAbove(double level) {
        for (int i = levels.length - 1; i >= 0; i--) {
            if (levels[i] > level) {
                return i;
            }
        }
        return -1;
    }
}
