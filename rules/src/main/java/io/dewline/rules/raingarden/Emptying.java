package io.dewline.rules.raingarden;

/** How long an event took to empty, and how fast the water moves now. */
public final class Emptying {
    private Emptying() {}

    /**
     * Hours from the highest level until the water stands less than {@link Drawdown#STANDING} above its level at rest for the first time (after pwdgsi,
     * marsDraindown_hr, which takes 0.1 ft); NaN when it does not get there or never stood higher.
     *
     * @param rest level in mm at which the garden is empty
     */
    public static double hours(Trace event, double rest) {
        int peak = event.peak();
        if (peak < 0 || !(event.level(peak) >= rest + Drawdown.STANDING)) {
            return Double.NaN;
        }
        for (int i = peak + 1; i < event.size(); i++) {
            if (event.level(i) < rest + Drawdown.STANDING) {
                return event.hours(peak, i);
            }
        }
        return Double.NaN;
    }

    /**
     * Change of the level in mm/h by least squares over the last hours of a trace; NaN with fewer than two samples in them.
     *
     * @param hours length of the stretch, above 0
     */
    public static double rate(Trace trace, double hours) {
        int last = trace.size() - 1;
        int n = 0;
        double sumT = 0;
        double sumY = 0;
        double sumTt = 0;
        double sumTy = 0;
        for (int i = last; i >= 0 && trace.hours(i, last) <= hours; i--) {
            double t = -trace.hours(i, last);
            double y = trace.level(i) - trace.level(last);
            n++;
            sumT += t;
            sumY += y;
            sumTt += t * t;
            sumTy += t * y;
        }
        return n < 2 ? Double.NaN : (n * sumTy - sumT * sumY) / (n * sumTt - sumT * sumT);
    }
}
