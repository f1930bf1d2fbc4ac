package io.dewline.rules.soil;

/**
 * A run cut into cycles with pauses in which the water soaks in, so that none runs off. A cycle lasts until the water that the soil cannot take stands
 * higher than the surface holds, 60 × surface ÷ (rate − intake) minutes, and never longer than the longest cycle (Rain Bird ESP-SMT: 30 minutes). A pause
 * is as long as the whole run and at least 30 minutes (RainMachine), and long enough for what stands to soak in.
 *
 * @param cycles how many cycles; 0 when there is nothing to water or something is not known
 * @param cycleMinutes length of each cycle
 * @param soakMinutes length of each pause between two cycles; 0 for one cycle
 */
public record CyclePlan(int cycles, double cycleMinutes, double soakMinutes) {
    /** Longest cycle in minutes where nothing else is given. */
    public static final double LONGEST_CYCLE = 30;

    private static final double SHORTEST_SOAK = 30;
    private static final CyclePlan NONE = new CyclePlan(0, 0, 0);

    /**
     * Plans a run.
     *
     * @param minutes whole run time
     * @param rate application rate in mm/h
     * @param intake basic intake rate of the soil in mm/h, {@link Texture#intake}
     * @param surface water in mm that may stand on the surface; 0 on a slope, where any standing water runs off; NaN when it is not known: then only the
     *     longest cycle bounds
     * @param longest longest cycle in minutes
     */
    public static CyclePlan of(double minutes, double rate, double intake, double surface, double longest) {
        if (!(minutes > 0) || !(rate > 0) || !(intake > 0) || !(longest > 0) || surface < 0) {
            return NONE;
        }
        double excess = Math.max(0, rate - intake);
        double limit = excess > 0 && !Double.isNaN(surface) ? Math.min(longest, 60 * surface / excess) : longest;
        if (!(limit > 0)) {
            return NONE;
        }
        int cycles = (int) Math.ceil(minutes / limit - 1e-9);
        double cycle = minutes / cycles;
        double soaking = excess * cycle / intake;
        double soak = cycles == 1 ? 0 : Math.max(soaking, Math.max(SHORTEST_SOAK, minutes));
        return new CyclePlan(cycles, cycle, soak);
    }

    /** Minutes from the first cycle's beginning to the last one's end. */
    public double wholeMinutes() {
        return cycles == 0 ? 0 : cycles * cycleMinutes + (cycles - 1) * soakMinutes;
    }
}
