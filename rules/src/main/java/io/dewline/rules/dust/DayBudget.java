package io.dewline.rules.dust;

/**
 * A day's exceedances of a standard that allows some: how many are left and what is to be expected. Windows are those of the clock; one without enough valid
 * data is undetermined, and neither counts nor is forgotten. A new day begins with {@link #begin}.
 *
 * @param allowed exceedances that the standard allows on a day
 * @param windows windows of a whole day, such as 24 or 96
 * @param exceeded windows of the day above the limit
 * @param kept windows of the day at or below it
 * @param undetermined windows of the day that could not be judged
 */
public record DayBudget(int allowed, int windows, int exceeded, int kept, int undetermined) {

    /** @throws IllegalArgumentException when more windows were judged than the day has, or a count is negative */
    public DayBudget {
        if (allowed < 0 || exceeded < 0 || kept < 0 || undetermined < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
        if (exceeded + kept + undetermined > windows) {
            throw new IllegalArgumentException("more windows were judged than the day has");
        }
    }

    /** A day that begins. */
    public static DayBudget begin(int allowed, int windows) {
        return new DayBudget(allowed, windows, 0, 0, 0);
    }

    /** With one more window: its mean, NaN for undetermined, against a limit in the same unit. */
    public DayBudget with(double mean, double limit) {
        if (Double.isNaN(mean) || Double.isNaN(limit)) {
            return new DayBudget(allowed, windows, exceeded, kept, undetermined + 1);
        }
        return mean > limit
                ? new DayBudget(allowed, windows, exceeded + 1, kept, undetermined)
                : new DayBudget(allowed, windows, exceeded, kept + 1, undetermined);
    }

    /** Exceedances that are still allowed, not below 0. */
    public int remaining() {
        return Math.max(0, allowed - exceeded);
    }

    /** Whether the standard is broken. */
    public boolean broken() {
        return exceeded > allowed;
    }

    /** Windows of the day that are still to come. */
    public int toCome() {
        return windows - exceeded - kept - undetermined;
    }

    /**
     * Exceedances to be expected by the end of the day if windows of work go on as those judged so far: exceeded + to come × exceeded ÷ judged.
     *
     * @param working windows still to come in which work goes on; others add none
     */
    public double expected(int working) {
        int judged = exceeded + kept;
        return judged == 0 ? 0 : exceeded + (double) Math.min(working, toCome()) * exceeded / judged;
    }

    /**
     * Mean of a running window at its end if the rest of it goes on at {@code present}: share × mean + (1 − share) × present.
     *
     * @param mean mean of the window so far
     * @param share share of the window that has passed, 0 … 1
     */
    public static double forecast(double mean, double share, double present) {
        if (!(share >= 0 && share <= 1)) {
            return Double.NaN;
        }
        return share == 0 ? present : share * mean + (1 - share) * present;
    }

    /**
     * Highest mean that the rest of a running window may have for the whole to keep a limit: (limit − share × mean) ÷ (1 − share); below 0 when it is lost
     * already, infinite at its end when it is kept.
     */
    public static double margin(double mean, double share, double limit) {
        if (!(share >= 0 && share <= 1)) {
            return Double.NaN;
        }
        double passed = share == 0 ? 0 : share * mean;
        if (share == 1) {
            return passed > limit ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (limit - passed) / (1 - share);
    }
}
