package io.dewline.rules.soil;

/**
 * The two limits of a heritage tree's root zone. Both are set by the people who care for the tree: no published figure is taken for one. A heritage tree is
 * advised on only, never watered by a command.
 *
 * @param dry share of the available water used up from which it is too dry, 0 … 1
 * @param waterlogged share of the pores between field capacity and saturation that are filled from which it stands in water, 0 … 1
 */
public record HeritageTree(double dry, double waterlogged) {

    /** What a reading says about the tree. */
    public enum State {
        DRY,
        WELL,
        WATERLOGGED,
        UNKNOWN
    }

    /** Share of the drainable pores that are filled: (θ − θFC) ÷ (θsat − θFC), 0 … 1; NaN when something is not known. */
    public static double filled(double moisture, double fieldCapacity, double saturation) {
        return saturation > fieldCapacity
                ? Math.max(0, Math.min(1, (moisture - fieldCapacity) / (saturation - fieldCapacity)))
                : Double.NaN;
    }

    /**
     * The state at a moisture.
     *
     * @param moisture θ in m³/m³
     * @param saturation θsat in m³/m³
     */
    public State state(SoilWater soil, double saturation, double moisture) {
        double filled = filled(moisture, soil.fieldCapacity(), saturation);
        double depletion = soil.depletion(moisture);
        if (filled >= waterlogged) {
            return State.WATERLOGGED;
        }
        if (depletion >= dry) {
            return State.DRY;
        }
        boolean known = filled < waterlogged && depletion < dry;
        return known ? State.WELL : State.UNKNOWN;
    }
}
