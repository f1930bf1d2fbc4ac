package io.dewline.rules.raingarden;

/**
 * What is configured of a garden.
 *
 * @param storage what it holds
 * @param floor its floor in mm on the level's scale, NaN where it is not known
 */
public record Garden(Storage storage, double floor) {

    /**
     * A garden of vertical sides.
     *
     * @param lip level in mm at which it overflows; NaN where it is not known
     * @param area its area in m²; NaN where it is not known: then nothing can be said about what an orifice lets out
     * @param orifice diameter in mm, NaN or 0 for none
     * @param height height of the orifice in mm, NaN for 0
     */
    public static Garden of(double lip, double area, double orifice, double height, double floor) {
        double depth = lip > 0 ? lip : 1;
        if (!(orifice > 0)) {
            return new Garden(new Storage(depth, depth / 1_000, Orifice.NONE), floor);
        }
        Orifice outlet = new Orifice(orifice, Double.isNaN(height) ? 0 : height);
        return new Garden(new Storage(depth, area * depth / 1_000, outlet), floor);
    }
}
