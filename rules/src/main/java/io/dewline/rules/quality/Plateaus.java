package io.dewline.rules.quality;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * D09 and D10: constant low values after a break, and constant high ones between a rise and a drop (Dorigo et al. 2013, equations 10 to 14). Hours without a
 * value are bridged. Breaks are marked before.
 */
final class Plateaus {
    private static final int LOW_HOURS = 13;
    private static final double LOW_VARIANCE = 0.001;
    private static final int HIGH_HOURS = 12;
    private static final double HIGH_VARIANCE = 0.05;
    private static final double RISE = 0.25;
    private static final double OF_HIGHEST = 0.95;
    private static final double PLAUSIBLE = 60;

    private final SoilSeries series;
    private final int[] hours;
    private final int size;

    Plateaus(SoilSeries series) {
        this.series = series;
        this.hours = new int[series.size()];
        int n = 0;
        for (int hour = 0; hour < series.size(); hour++) {
            if (!Double.isNaN(series.moisture(hour))) {
                hours[n++] = hour;
            }
        }
        this.size = n;
    }

    void mark(List<EnumSet<SoilFlag>> flags) {
        low(flags);
        high(flags);
    }

    private void low(List<EnumSet<SoilFlag>> flags) {
        double before = Double.NaN;
        boolean constant = false;
        int last = Integer.MIN_VALUE / 2;
        for (int i = 0; i < size; i++) {
            double spread = relativeVariance(i);
            if (flags.get(hours[i]).contains(SoilFlag.D07) && spread < LOW_VARIANCE) {
                constant = true;
            } else if (spread - before >= LOW_VARIANCE) {
                constant = false;
            }
            last = constant ? i : last;
            if (i - last < LOW_HOURS) {
                flags.get(hours[i]).add(SoilFlag.D09);
            }
            before = spread;
        }
    }

    /** Variance ÷ mean of the thirteen values from one on, each rounded to four places; 0 where all are 0. */
    private double relativeVariance(int from) {
        if (from + LOW_HOURS > size) {
            return Double.NaN;
        }
        double[] values = values(from, LOW_HOURS);
        double mean = tenThousandths(Spread.mean(values, LOW_HOURS));
        double variance = tenThousandths(Spread.variance(values, LOW_HOURS));
        return mean == 0 && variance == 0 ? 0 : variance / mean;
    }

    private void high(List<EnumSet<SoilFlag>> flags) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double value = series.moisture(hours[i]);
            highest = value < PLAUSIBLE ? Math.max(highest, value) : highest;
        }
        int from = 0;
        while (from < size) {
            if (!steady(from)) {
                from++;
                continue;
            }
            int to = from;
            while (steady(to + 1)) {
                to++;
            }
            high(flags, from, to, highest);
            from = to + 1;
        }
    }

    private boolean steady(int from) {
        return from + HIGH_HOURS <= size && Spread.variance(values(from, HIGH_HOURS), HIGH_HOURS) <= HIGH_VARIANCE;
    }

    /** Judges the stretch whose twelve hours from each of {@code from} … {@code to} on are steady. */
    private void high(List<EnumSet<SoilFlag>> flags, int from, int to, double highest) {
        double rise = Double.NEGATIVE_INFINITY;
        for (int i = Math.max(0, from - HIGH_HOURS); i <= Math.min(size - 1, from + HIGH_HOURS); i++) {
            rise = Math.max(rise, slope(i));
        }
        double drop = Double.POSITIVE_INFINITY;
        for (int i = to; i <= Math.min(size - 1, to + 2 * HIGH_HOURS); i++) {
            drop = Math.min(drop, slope(i));
        }
        if (!(rise >= RISE - 0.0005) || !(drop < -0.0005)) {
            return;
        }
        int end = to + HIGH_HOURS - 1;
        int begins = first(rise, from, end, from);
        int ends = first(drop, from, end, end);
        double sum = 0;
        for (int i = begins; i <= ends; i++) {
            sum += series.moisture(hours[i]);
        }
        if (ends >= begins && sum / (ends - begins + 1) > highest * OF_HIGHEST) {
            for (int i = begins; i <= ends; i++) {
                flags.get(hours[i]).add(SoilFlag.D10);
            }
        }
    }

    private double slope(int i) {
        double slope = series.slope(hours[i]);
        return Double.isNaN(slope) ? 0 : slope;
    }

    private int first(double slope, int from, int to, int otherwise) {
        for (int i = from; i <= to; i++) {
            if (slope(i) == slope) {
                return i;
            }
        }
        return otherwise;
    }

    private double[] values(int from, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> series.moisture(hours[from + i]));
        return values;
    }

    private static double tenThousandths(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }
}
