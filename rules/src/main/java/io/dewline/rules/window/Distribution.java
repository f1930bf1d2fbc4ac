package io.dewline.rules.window;

/**
 * The panes of a window as a weighted sample: the mean of each pane, weighted by its samples. Exact where a pane holds one sample at most, as in a window of an
 * hour over a device that reports each minute. Made once and filled again for each question.
 */
public final class Distribution {
    private final double[] means = new double[SlidingWindow.PANES + 1];
    private final long[] weights = new long[SlidingWindow.PANES + 1];
    private int size;
    private long total;

    void clear() {
        size = 0;
        total = 0;
    }

    /** Takes a pane in, keeping the means in order. */
    void add(double mean, long weight) {
        int at = size++;
        while (at > 0 && means[at - 1] > mean) {
            means[at] = means[at - 1];
            weights[at] = weights[at - 1];
            at--;
        }
        means[at] = mean;
        weights[at] = weight;
        total += weight;
    }

    /** The value that {@code share} (0 … 1) of the samples do not exceed; between two values their middle; NaN without samples. */
    public double quantile(double share) {
        double wanted = share * total;
        long below = 0;
        for (int i = 0; i < size; i++) {
            below += weights[i];
            if (below > wanted || i == size - 1) {
                return means[i];
            }
            if (below == wanted) {
                return (means[i] + means[i + 1]) / 2;
            }
        }
        return Double.NaN;
    }
}
