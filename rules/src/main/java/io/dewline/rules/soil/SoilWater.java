package io.dewline.rules.soil;

/**
 * The water that a root zone holds for its plants. Equations: FAO Irrigation and Drainage Paper 56, chapter 8: TAW = 1000 (θFC − θWP) Zr (82), RAW = p TAW
 * (83), Dr = 1000 (θFC − θ) Zr (87), Ks = (TAW − Dr) ÷ (TAW − RAW) (84).
 *
 * @param fieldCapacity θFC in m³/m³
 * @param wiltingPoint θWP in m³/m³, below θFC
 * @param rootDepth Zr in metres
 */
public record SoilWater(double fieldCapacity, double wiltingPoint, double rootDepth) {

    /** Whether all three are known and make sense together. */
    public boolean known() {
        return wiltingPoint >= 0 && fieldCapacity > wiltingPoint && rootDepth > 0;
    }

    /** Total available water in mm. */
    public double available() {
        return 1000 * (fieldCapacity - wiltingPoint) * rootDepth;
    }

    /** Readily available water in mm at the depletion fraction {@code p} (0 … 1). */
    public double readilyAvailable(double p) {
        return p * available();
    }

    /**
     * The depletion fraction for the day's crop evapotranspiration: p = table + 0.04 (5 − ETc), kept within 0.1 … 0.8.
     *
     * @param evapotranspiration ETc in mm/day
     */
    public static double adjusted(double table, double evapotranspiration) {
        return Math.max(0.1, Math.min(0.8, table + 0.04 * (5 - evapotranspiration)));
    }

    /**
     * Share of the available water that is used up: 1 − (θ − θWP) ÷ (θFC − θWP). 0 at field capacity, 1 at the wilting point; a wetter or drier soil is at
     * the bound. NaN when something is not known.
     *
     * @param moisture θ in m³/m³
     */
    public double depletion(double moisture) {
        if (!known() || Double.isNaN(moisture)) {
            return Double.NaN;
        }
        return Math.max(0, Math.min(1, 1 - (moisture - wiltingPoint) / (fieldCapacity - wiltingPoint)));
    }

    /** Net depth in mm that brings the root zone back to field capacity: Dr, 0 … TAW; NaN when something is not known. */
    public double refill(double moisture) {
        return depletion(moisture) * available();
    }

    /** The stress coefficient Ks, 0 … 1, at a root zone depletion of {@code depleted} mm and a depletion fraction {@code p}. */
    public double stress(double depleted, double p) {
        double readily = readilyAvailable(p);
        return depleted <= readily ? 1 : Math.max(0, (available() - depleted) / (available() - readily));
    }
}
