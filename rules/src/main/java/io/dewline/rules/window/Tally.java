package io.dewline.rules.window;

/** The panes of a window combined; made once and filled again for each question. */
public final class Tally {
    long count;
    long excluded;
    long sum;
    double min;
    double max;
    long firstAt;
    double first;
    long lastAt;
    double last;
    double grown;
    long squaresHigh;
    long squaresLow;

    /** Empties it for the next question. */
    void clear() {
        count = 0;
        excluded = 0;
        sum = 0;
        min = Double.NaN;
        max = Double.NaN;
        firstAt = 0;
        first = Double.NaN;
        lastAt = 0;
        last = Double.NaN;
        grown = 0;
        squaresHigh = 0;
        squaresLow = 0;
    }

    void ends(boolean begins, long fromAt, double from, long toAt, double to) {
        if (begins) {
            firstAt = fromAt;
            first = from;
        } else {
            grown += rise(last, from);
        }
        grown += rise(from, to);
        lastAt = toAt;
        last = to;
    }

    /** What a total grew by; one that fell was reset to zero in between. */
    private static double rise(double from, double to) {
        return to >= from ? to - from : to;
    }

    public long count() {
        return count;
    }

    /** Samples that were left out: flagged or influenced. */
    public long excluded() {
        return excluded;
    }

    /** The arithmetic mean, NaN without samples. */
    public double avg(Scale scale) {
        return count == 0 ? Double.NaN : scale.unfix(sum, count);
    }

    /** The sum, 0 without samples. */
    public double sum(Scale scale) {
        return scale.unfix(sum, 1);
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public double first() {
        return first;
    }

    public double last() {
        return last;
    }

    /** Last minus first, NaN without samples. */
    public double delta() {
        return last - first;
    }

    /** What a counter grew by from the first to the last sample; NaN without samples. */
    public double grown() {
        return count == 0 ? Double.NaN : grown;
    }

    /** Milliseconds from the first to the last sample. */
    public long span() {
        return lastAt - firstAt;
    }

    /** The standard deviation of the samples taken as the whole population; NaN without samples. */
    public double stddev(Scale scale) {
        if (count == 0) {
            return Double.NaN;
        }
        // n·Σx² − (Σx)², exact in 128 bits: both are below 2¹²⁶
        long low = squaresLow * count;
        long high = squaresHigh * count + unsignedMultiplyHigh(squaresLow, count);
        long squareLow = sum * sum;
        long squareHigh = Math.multiplyHigh(sum, sum);
        long differenceLow = low - squareLow;
        long differenceHigh = high - squareHigh - (Long.compareUnsigned(low, squareLow) < 0 ? 1 : 0);
        double difference = differenceHigh * 0x1p64 + unsigned(differenceLow);
        return Math.sqrt(Math.max(0, difference)) / (count * scale.factor());
    }

    private static long unsignedMultiplyHigh(long a, long positive) {
        return Math.multiplyHigh(a, positive) + ((a >> 63) & positive);
    }

    private static double unsigned(long bits) {
        double low = bits & Long.MAX_VALUE;
        return bits < 0 ? low + 0x1p63 : low;
    }
}
