package io.dewline.rules.quality;

import java.util.EnumSet;
import java.util.List;

/** D06: peaks or pits of one or two hours (Dorigo et al. 2013, equations 4 to 6). */
final class Spikes {
    private static final int AROUND = 12;

    private final SoilSeries series;

    Spikes(SoilSeries series) {
        this.series = series;
    }

    void mark(List<EnumSet<SoilFlag>> flags) {
        boolean before = false;
        for (int hour = 0; hour < series.size(); hour++) {
            boolean second = width(hour - 1) == 2;
            boolean spike = spike(hour, second);
            if (spike || (before && second)) {
                flags.get(hour).add(SoilFlag.D06);
            }
            before = spike;
        }
    }

    private boolean spike(int hour, boolean second) {
        double step = thousandths(series.moisture(hour) / series.moisture(hour - 1));
        double shape = thousandths(Math.abs(series.bend(hour - 1) / series.bend(hour + 1)));
        return (step > 1.15 || step < 0.85 || second)
                && shape > 0.8
                && shape < 1.2
                && width(hour) > 0
                && relativeVariance(hour) < 1;
    }

    /** Hours for which the value at {@code t} and maybe the next stand out on both sides: 0, 1 or 2. */
    private int width(int t) {
        double before = series.moisture(t - 1);
        double value = series.moisture(t);
        double next = series.moisture(t + 1);
        double after = series.moisture(t + 2);
        if ((before < value && value > next) || (before > value && value < next)) {
            return 1;
        }
        boolean two = value == next && ((before < value && next > after) || (before > value && next < after));
        return two ? 2 : 0;
    }

    /** Variance ÷ mean of the twelve hours before and after, without the hour itself; NaN when one of them is missing. */
    private double relativeVariance(int hour) {
        double[] values = new double[2 * AROUND];
        int n = 0;
        for (int i = hour - AROUND; i <= hour + AROUND; i++) {
            if (Double.isNaN(series.moisture(i))) {
                return Double.NaN;
            }
            if (i != hour) {
                values[n++] = series.moisture(i);
            }
        }
        return Math.abs(Spread.variance(values, n)) / Spread.mean(values, n);
    }

    private static double thousandths(double value) {
        return Double.isFinite(value) ? Math.rint(value * 1000) / 1000 : value;
    }
}
