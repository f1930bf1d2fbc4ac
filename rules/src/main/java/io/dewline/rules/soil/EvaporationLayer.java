package io.dewline.rules.soil;

/**
 * The top of the soil from which water evaporates, FAO-56 chapter 7.
 *
 * @param evaporable TEW in mm: 1000 (θFC − 0.5 θWP) Ze (73)
 * @param readilyEvaporable REW in mm, less than TEW (table 19)
 */
public record EvaporationLayer(double evaporable, double readilyEvaporable) {
    private static final double BARE = 0.15;

    /** The layer of a soil; {@code depth} Ze is 0.10 to 0.15 m, less for soils that seal. */
    public static EvaporationLayer of(double fieldCapacity, double wiltingPoint, double depth, double readily) {
        return new EvaporationLayer(1000 * (fieldCapacity - 0.5 * wiltingPoint) * depth, readily);
    }

    /** Kr = (TEW − De) ÷ (TEW − REW), 0 … 1 (74), at {@code evaporated} De in mm. */
    double reduction(double evaporated) {
        return Math.max(0, Math.min(1, (evaporable - evaporated) / (evaporable - readilyEvaporable)));
    }

    /** Highest Kc: max(1.2 + (0.04 (u2 − 2) − 0.004 (RHmin − 45)) (h ÷ 3)^0.3, Kcb + 0.05) (72), u2 within 1 … 6 m/s, RHmin within 20 … 80 %. */
    static double highestCoefficient(double wind, double driest, double height, double kcb) {
        double u2 = Math.max(1, Math.min(6, wind));
        double humidity = Math.max(20, Math.min(80, driest));
        double climate = (0.04 * (u2 - 2) - 0.004 * (humidity - 45)) * Math.pow(height / 3, 0.3);
        return Math.max(1.2 + climate, kcb + 0.05);
    }

    /** Share of the ground that plants cover: ((Kcb − Kcmin) ÷ (Kcmax − Kcmin))^(1 + 0.5 h), 0 … 0.99, with Kcmin 0.15 for dry bare ground (76). */
    static double cover(double kcb, double highest, double height) {
        double grown = Math.max(0, (kcb - BARE) / (highest - BARE));
        return Math.min(0.99, Math.pow(grown, 1 + 0.5 * height));
    }
}
