package io.dewline.rules.soil;

/**
 * A crop's year by FAO-56: basal coefficient, height and root depth by the day since planting. Kcb goes in a straight line from stage to stage (66); height
 * and root depth follow Kcb and never shrink (chapter 7; annex 8, page 279). Lengths of the stages are in days (table 11), coefficients without unit (table
 * 17), heights and depths in m (tables 12 and 22). A lawn or a hedge in leaf is {@link #constant}.
 *
 * @param initialKcb Kcb of the initial stage
 * @param middleKcb Kcb of the mid-season stage
 * @param lateKcb Kcb at the end of the late season
 * @param initialHeight lowest height in m
 * @param highest greatest height in m
 * @param initialRoots lowest root depth in m
 * @param deepestRoots greatest root depth in m
 * @param depletion depletion fraction p of the table, at ETc = 5 mm/day
 */
public record Crop(
        double initialKcb,
        double middleKcb,
        double lateKcb,
        int initialDays,
        int developmentDays,
        int middleDays,
        int lateDays,
        double initialHeight,
        double highest,
        double initialRoots,
        double deepestRoots,
        double depletion) {

    /** A planting that stays as it is. */
    public static Crop constant(double kcb, double height, double roots, double depletion) {
        return new Crop(kcb, kcb, kcb, 0, 0, 0, 0, height, height, roots, roots, depletion);
    }

    /** Kcb {@code day} days after planting, the first day being 0. */
    public double kcb(int day) {
        int development = initialDays + developmentDays;
        int middle = development + middleDays;
        if (day <= initialDays) {
            return initialKcb;
        }
        if (day <= development) {
            return initialKcb + (middleKcb - initialKcb) * (day - initialDays) / developmentDays;
        }
        if (day <= middle) {
            return middleKcb;
        }
        return day <= middle + lateDays ? middleKcb + (lateKcb - middleKcb) * (day - middle) / lateDays : lateKcb;
    }

    /** Root depth in m. */
    public double roots(int day) {
        return initialRoots + (deepestRoots - initialRoots) * grown(day);
    }

    /** Height in m. */
    public double height(int day) {
        return Math.max(0.001, initialHeight + (highest - initialHeight) * grown(day));
    }

    /** How far it has grown, 0 … 1: Kcb between its initial and its highest value, 1 from there on. */
    double grown(int day) {
        if (middleKcb <= initialKcb || day >= initialDays + developmentDays) {
            return 1;
        }
        return (kcb(day) - initialKcb) / (middleKcb - initialKcb);
    }
}
