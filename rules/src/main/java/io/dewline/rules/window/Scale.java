package io.dewline.rules.window;

/**
 * Decimal fixed point for one quantity: samples become whole numbers of a small power of ten, so that their sums are exact and do not depend on the
 * order in which the samples came. The power leaves room for four million samples of the largest plausible value. Levels in dB are summed by their energy,
 * so that a mean is their {@link SoundLevel equivalent level}; one above 130 dB counts as 130 dB.
 *
 * @param factor whole units per 1 of the quantity's canonical unit: a power of ten from 1 to 10¹²
 * @param level whether samples are levels in dB
 */
public record Scale(double factor, boolean level) {
    /** The scale of levels in dB: whole energies, right to 0.002 dB from 30 dB on. */
    public static final Scale LEVEL = new Scale(1, true);

    private static final double LOUDEST = 1e13;
    private static final double ROOM = 2e12;
    private static final double MOST = 1e12;

    /** The scale of a quantity whose plausible values reach from {@code min} to {@code max}. */
    public static Scale of(double min, double max) {
        double largest = Math.max(1, Math.max(Math.abs(min), Math.abs(max)));
        double factor = 1;
        while (factor < MOST && largest * factor * 10 <= ROOM) {
            factor *= 10;
        }
        return new Scale(factor, false);
    }

    /** The nearest whole number of units; implausibly large values are cut at what keeps sums exact. */
    public long fix(double value) {
        if (level) {
            return Math.round(Math.min(LOUDEST, SoundLevel.energy(value)));
        }
        return Math.round(Math.max(-ROOM, Math.min(ROOM, value * factor)));
    }

    /** A sum of fixed values divided by {@code parts}, in the canonical unit; rounded once. The mean of no energy has no level: −∞. */
    public double unfix(long sum, long parts) {
        double mean = sum / (parts * factor);
        return level ? SoundLevel.of(mean) : mean;
    }
}
