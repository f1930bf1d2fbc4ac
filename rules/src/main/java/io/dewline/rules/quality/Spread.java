package io.dewline.rules.quality;

/** Mean and variance of a few values. */
final class Spread {
    private Spread() {}

    static double mean(double[] values, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum / n;
    }

    /** Variance of a sample (÷ n − 1), NaN with fewer than two values. */
    static double variance(double[] values, int n) {
        if (n < 2) {
            return Double.NaN;
        }
        double mean = mean(values, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return sum / (n - 1);
    }
}
