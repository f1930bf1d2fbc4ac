package io.dewline.rules.raingarden;

/**
 * How fast a garden emptied after a rain: the fall from 7 to 5 inches (177.8 to 127 mm) above its floor, or above the level at which it came to rest where
 * that is higher, over the time it took; infiltration is that less what left through the orifice. Method: Philadelphia Water Department (pwdgsi, marsInfiltrationRate_inhr and
 * marsWaterLevelBaseline_ft). Unlike there, the orifice's outflow is summed over the steps of the fall alone, without the step before it.
 *
 * @param outcome whether the event could be measured, else why not
 * @param recession fall in mm/h, NaN when it could not be measured
 * @param infiltration infiltration in mm/h, NaN when it could not be measured
 * @param rest level in mm at the end of the event
 * @param from when the fall began, epoch milliseconds; 0 when there was none
 */
public record Recession(Outcome outcome, double recession, double infiltration, double rest, long from) {
    public static final double UPPER = 177.8;
    public static final double LOWER = 127;

    private static final double RAIN_ON_THE_LIMB = 1.27;
    private static final double NEGLIGIBLE = 2.54;
    private static final double STEADY = 25.4;
    private static final double END_HOURS = 1.25;

    /** What became of an event. */
    public enum Outcome {
        MEASURED,
        /** The end still changed faster than 1 in/h (25.4 mm/h) in its last 75 minutes. */
        UNSTEADY_END,
        /** The level never rose high enough (−900). */
        NOT_REACHED,
        /** No falling limb between both heights (−910). */
        NO_FALLING_LIMB,
        /** At least 0.05 in (1.27 mm) of rain fell during the fall (−920). */
        RAIN,
        /** Infiltration below 0.1 in/h (2.54 mm/h) (−930); the rates are given. */
        NEGLIGIBLE
    }

    /** Whether a rate can be taken from it. */
    public boolean valid() {
        return outcome == Outcome.MEASURED;
    }

    /**
     * Measures one event.
     *
     * @param event a trace from the beginning of a rain to the beginning of the next
     * @param floor the garden's floor in mm on the level's scale: a sensor in a sump or a well goes on falling below it; NaN where it is not known, then the
     *     heights count from the level at rest
     */
    public static Recession of(Trace event, Storage storage, double floor) {
        double rest = rest(event);
        if (Double.isNaN(rest)) {
            return failed(Outcome.UNSTEADY_END, rest);
        }
        double base = Double.isNaN(floor) ? rest : Math.max(rest, floor);
        int upper = event.lastAbove(base + UPPER);
        int lower = event.lastAbove(base + LOWER);
        if (upper < 0 || lower < 0) {
            return failed(Outcome.NOT_REACHED, rest);
        }
        // A dip below the lower height and a rise above it again end the limb before the dip.
        for (int i = upper; i <= lower; i++) {
            if (event.level(i) < base + LOWER) {
                lower = i - 1;
            }
        }
        if (lower <= upper) {
            return failed(Outcome.NO_FALLING_LIMB, rest);
        }
        double rain = 0;
        for (int i = upper; i <= lower; i++) {
            rain += event.rain(i);
        }
        if (rain >= RAIN_ON_THE_LIMB) {
            return failed(Outcome.RAIN, rest);
        }
        double hours = event.hours(upper, lower);
        double fall = event.level(upper) - event.level(lower);
        double infiltrated = fall - storage.heightOf(released(event, storage, upper, lower));
        double infiltration = infiltrated / hours;
        return new Recession(
                infiltration < NEGLIGIBLE ? Outcome.NEGLIGIBLE : Outcome.MEASURED,
                fall / hours,
                infiltration,
                rest,
                event.at(upper));
    }

    private static Recession failed(Outcome outcome, double rest) {
        return new Recession(outcome, Double.NaN, Double.NaN, rest, 0);
    }

    /** The last level, NaN while the slowest change of the last 75 minutes is faster than 1 in/h. */
    static double rest(Trace event) {
        int last = event.size() - 1;
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = last; i > 0 && event.hours(i - 1, last) <= END_HOURS; i--) {
            slowest = Math.min(slowest, Math.abs(event.level(i) - event.level(i - 1)) / event.hours(i - 1, i));
        }
        return slowest <= STEADY ? event.level(last) : Double.NaN;
    }

    /** What left through the orifice in m³, in no step more than the fall of the water: a sensor's noise must not drain. */
    private static double released(Trace event, Storage storage, int upper, int lower) {
        double sum = 0;
        for (int i = upper; i < lower; i++) {
            double fallen = storage.volumeOf(event.level(i) - event.level(i + 1));
            double possible = storage.orifice().outflow(event.level(i)) * event.hours(i, i + 1);
            sum += Math.max(0, Math.min(possible, fallen));
        }
        return sum;
    }
}
