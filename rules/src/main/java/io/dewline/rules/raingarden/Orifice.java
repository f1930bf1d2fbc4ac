package io.dewline.rules.raingarden;

/**
 * A slow release orifice: Q = 0.62 A √(2 g h) (pwdgsi, marsUnderdrainOutflow).
 *
 * @param diameter diameter in mm; 0 for none
 * @param height height of the orifice in mm on the level's scale
 */
public record Orifice(double diameter, double height) {
    public static final Orifice NONE = new Orifice(0, 0);

    private static final double DISCHARGE = 0.62;
    private static final double GRAVITY = 9.81;

    /** Outflow in m³/h at a level in mm; 0 while the water is below the orifice. */
    public double outflow(double level) {
        double head = Math.max(0, level - height) / 1000;
        double area = Math.PI * diameter * diameter / 4 / 1e6;
        return DISCHARGE * area * Math.sqrt(2 * GRAVITY * head) * 3600;
    }
}
