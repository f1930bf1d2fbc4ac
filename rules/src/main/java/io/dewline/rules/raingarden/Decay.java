package io.dewline.rules.raingarden;

/**
 * A falling limb as h = h0 e^(−αt), fitted by least squares to ln h (Detroit bioretention study, first-order drainage). α differs much from storm to storm:
 * never judge from one or two.
 *
 * @param rate α per hour, NaN when there is nothing to fit
 * @param determination share of the variance of ln h that the line explains, 0 … 1
 * @param samples samples that were used
 */
public record Decay(double rate, double determination, int samples) {
    private static final int FEWEST = 4;
    private static final double NOISE = 6;

    /**
     * Fits the limb after the peak, as long as the water stands more than a sensor's noise (6 mm) above its level at rest.
     *
     * @param rest level in mm at which the garden is empty
     */
    public static Decay of(Trace event, double rest) {
        int n = 0;
        double sumT = 0;
        double sumY = 0;
        double sumTt = 0;
        double sumTy = 0;
        double sumYy = 0;
        int peak = event.peak();
        for (int i = Math.max(0, peak); i < event.size(); i++) {
            double height = event.level(i) - rest;
            if (!(height > NOISE)) {
                break;
            }
            double t = event.hours(peak, i);
            double y = Math.log(height);
            n++;
            sumT += t;
            sumY += y;
            sumTt += t * t;
            sumTy += t * y;
            sumYy += y * y;
        }
        double spread = n * sumTt - sumT * sumT;
        if (n < FEWEST || !(spread > 0)) {
            return new Decay(Double.NaN, Double.NaN, n);
        }
        double together = n * sumTy - sumT * sumY;
        double all = n * sumYy - sumY * sumY;
        double explained = all > 0 ? together * together / (spread * all) : 0;
        return new Decay(-together / spread, explained, n);
    }

    /** Hours in which the water falls to half: ln 2 ÷ α. */
    public double halfHours() {
        return Math.log(2) / rate;
    }

    /** Hours in which nine tenths are gone: ln 10 ÷ α. */
    public double tenthHours() {
        return Math.log(10) / rate;
    }
}
