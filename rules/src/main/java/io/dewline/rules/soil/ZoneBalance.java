package io.dewline.rules.soil;

/**
 * The daily balance of a zone with one crop coefficient: Dr,i = Dr,i−1 − P − I + Ks Kc ET0 + DP, kept within 0 … TAW (FAO-56 (85), (86), (88); Ks of the
 * evening before). For zones without a working probe: what it gives is estimated, never measured.
 *
 * @param soil the zone's soil
 * @param coefficient Kc, {@link PlantGroup#coefficient}
 * @param fraction depletion fraction p of the table at ETc = 5 mm/day, or the zone's MAD
 * @param leastRain rain of a day in mm below which it wets leaves only and does not count
 */
public record ZoneBalance(SoilWater soil, double coefficient, double fraction, double leastRain) {

    /**
     * Root zone depletion in mm in the evening; NaN when something is not known.
     *
     * @param before depletion in mm the evening before, 0 … TAW
     * @param reference ET0 in mm
     * @param rain rain in mm, less what ran off
     * @param irrigation net watering in mm, {@link Irrigation#netOfMinutes} of what was logged
     */
    public double after(double before, double reference, double rain, double irrigation) {
        double open = before - effective(rain) - irrigation + evapotranspiration(before, reference);
        return soil.known() ? Math.max(0, Math.min(soil.available(), open)) : Double.NaN;
    }

    /** What the plants and the soil give off that day, in mm: Ks Kc ET0. */
    public double evapotranspiration(double before, double reference) {
        double unstressed = coefficient * reference;
        return soil.stress(before, SoilWater.adjusted(fraction, unstressed)) * unstressed;
    }

    /** What percolates that day, in mm (88): rain and watering above what the root zone can hold. */
    public double percolated(double before, double reference, double rain, double irrigation) {
        return Math.max(0, effective(rain) + irrigation - evapotranspiration(before, reference) - before);
    }

    private double effective(double rain) {
        return rain < leastRain ? 0 : rain;
    }
}
