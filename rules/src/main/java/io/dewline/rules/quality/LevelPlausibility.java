package io.dewline.rules.quality;

import java.util.Arrays;

/** What a water level can say at all; levels in mm above the garden's floor. */
public final class LevelPlausibility {
    private static final double FLOOR = -20;
    private static final double ABOVE_LIP = 300;
    private static final double DRY_SHARE = 0.05;

    private LevelPlausibility() {}

    /** What is wrong with a level. */
    public enum Verdict {
        PLAUSIBLE,
        /** More than 20 mm below the floor: the offset is wrong. */
        OFFSET,
        /** 300 mm above the lip or more: water cannot stand there. */
        IMPOSSIBLE,
        MISSING
    }

    /** Judges a level; {@code lip} is where the garden overflows, NaN where it is not known. */
    public static Verdict judge(double level, double lip) {
        if (Double.isNaN(level)) {
            return Verdict.MISSING;
        }
        if (level < FLOOR) {
            return Verdict.OFFSET;
        }
        return level >= lip + ABOVE_LIP ? Verdict.IMPOSSIBLE : Verdict.PLAUSIBLE;
    }

    /** The offset of a sensor: the 5th percentile of its levels on dry days, in mm; NaN without any. */
    public static double offset(double... dryLevels) {
        double[] sorted = Arrays.stream(dryLevels)
                .filter(level -> !Double.isNaN(level))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = DRY_SHARE * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
