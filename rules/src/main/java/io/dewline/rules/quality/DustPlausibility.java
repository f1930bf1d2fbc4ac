package io.dewline.rules.quality;

/**
 * What particle monitors can say at all. Concentrations are in µg/m³, NaN for what is missing; what is missing contradicts nothing. The bounds are defaults of
 * this project, not of a standard.
 */
public final class DustPlausibility {
    private static final double HIGHEST = 20_000;
    private static final double SHARE = 1.1;
    private static final double NOISE = 5;
    private static final double JUMP = 500;
    private static final double HUMID = 95;
    private static final double MINUTE = 60_000;

    private DustPlausibility() {}

    /** Whether a concentration lies within 0 … 20,000. */
    public static boolean inRange(double concentration) {
        return !(concentration < 0) && !(concentration > HIGHEST);
    }

    /** Whether TSP ≥ PM10 ≥ PM2.5 holds but for 10 % and 5 µg/m³; without PM10 TSP is held against PM2.5. */
    public static boolean ordered(double tsp, double pm10, double pm25) {
        return fits(pm25, pm10) && fits(pm10, tsp) && fits(pm25, tsp);
    }

    private static boolean fits(double part, double whole) {
        return !(part > whole * SHARE + NOISE);
    }

    /**
     * Whether a value jumped by more than 500 µg/m³ a minute while the neighbours did not.
     *
     * @param millis time between both values, above 0
     * @param neighbours the same change at the neighbours, their median; NaN without any
     */
    public static boolean jumped(double before, double after, long millis, double neighbours) {
        double minutes = Math.max(1, millis / MINUTE);
        double bound = JUMP * minutes;
        return Math.abs(after - before) > bound && !(Math.abs(neighbours) > bound / 2);
    }

    /** Whether the air is too damp for an optical sensor: more than 95 %. */
    public static boolean humid(double humidity) {
        return humidity > HUMID;
    }
}
