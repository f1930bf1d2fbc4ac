package io.dewline.rules.dust;

/**
 * How coarse the dust is: mechanical dust of a site is coarse, haze and smoke are fine. Measured beside building works in London in 1999: PM2.5 ÷ PM10 had a
 * median of 0.32 in the spikes and 0.63 otherwise.
 */
public final class CoarseFraction {
    private CoarseFraction() {}

    /**
     * Share of PM10 that is coarser than PM2.5: 1 − PM2.5 ÷ PM10, 0 … 1; NaN when one is missing, PM10 is not above 0 or PM2.5 is implausibly higher than PM10.
     * PM2.5 a little higher, by 10 % and 5 µg/m³ of noise, gives 0.
     */
    public static double of(double pm25, double pm10) {
        boolean plausible = pm25 >= 0 && pm10 > 0 && pm25 <= pm10 * 1.1 + 5;
        return plausible ? Math.max(0, 1 - pm25 / pm10) : Double.NaN;
    }

    /** Whether PM2.5 ÷ PM10 is below {@code ratio} (the common pack uses 0.45); false when it cannot be told. */
    public static boolean mechanical(double pm25, double pm10, double ratio) {
        return of(pm25, pm10) > 1 - ratio;
    }
}
