package io.dewline.rules.quality;

import java.util.EnumSet;
import java.util.List;

/** D07 and D08: jumps from one level to another (Dorigo et al. 2013, equations 7 to 9), and drops from more than 5 % to nothing. */
final class Breaks {
    private static final int AROUND = 12;
    private static final int FEWEST = 4;

    private final SoilSeries series;

    Breaks(SoilSeries series) {
        this.series = series;
    }

    void mark(List<EnumSet<SoilFlag>> flags) {
        for (int hour = 0; hour < series.size(); hour++) {
            double value = series.moisture(hour);
            double change = value - series.moisture(hour - 1);
            double slope = series.slope(hour);
            boolean broken = breaks(hour, value, change, slope);
            boolean dropped = value == 0 && Math.abs(change) > 5;
            if ((broken && slope < 0) || dropped) {
                flags.get(hour).add(SoilFlag.D07);
            }
            if (broken && slope > 0) {
                flags.get(hour).add(SoilFlag.D08);
            }
        }
    }

    private boolean breaks(int hour, double value, double change, double slope) {
        double bend = series.bend(hour);
        return value != 0
                && Math.abs(change / value) > 0.1
                && Math.abs(change) > 1
                && Math.abs(slope) > Math.abs(10 * meanSlope(hour))
                && Math.abs(Math.abs(series.bend(hour - 1) / bend) - 1) <= 0.01001
                && bend != 0
                && Math.abs(bend / series.bend(hour + 2)) > 10;
    }

    private double meanSlope(int hour) {
        double sum = 0;
        int n = 0;
        for (int i = hour - AROUND; i <= hour + AROUND; i++) {
            double slope = series.slope(i);
            if (!Double.isNaN(slope)) {
                sum += slope;
                n++;
            }
        }
        return n < FEWEST ? Double.NaN : sum / n;
    }
}
