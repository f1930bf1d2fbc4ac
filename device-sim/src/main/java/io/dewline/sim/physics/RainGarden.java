package io.dewline.sim.physics;

/**
 * A planted hollow that takes the water of roofs and yards:
 * A · dh/dt = C · P · A_catchment + P · A − f(h) · A − weir at the lip.
 */
public final class RainGarden {
    private static final double HOUR = 3600;
    /** Part of the rain on roofs and yards that arrives; the rest wets surfaces or falls on green. */
    private static final double RUNOFF = 0.6;
    /** Roofs and pipes smooth the inflow. */
    private static final double TRAVEL_SECONDS = 5 * 60;
    /** Weir coefficient in Q = c · b · H^1.5, SI units. */
    private static final double WEIR = 1.7;

    private final GardenShape shape;
    private double level;
    private double media;
    private double travelling;
    private double inflow;
    private double outflow;

    /**
     * An empty garden.
     *
     * @param media m³/m³ in the planting soil at the start
     */
    public RainGarden(GardenShape shape, double media) {
        this.shape = shape;
        this.media = media;
    }

    /**
     * Lets time pass, in steps of a minute or less.
     *
     * @param rain mm that fell in this step
     * @param reference reference evapotranspiration of this step, mm
     * @param water °C of the water: cold water seeps more slowly
     */
    public void step(double seconds, double rain, double reference, double water) {
        double ratio = shape.catchment() / shape.area();
        travelling += RUNOFF * rain * ratio;
        double arriving = travelling * (1 - StrictMath.exp(-seconds / TRAVEL_SECONDS));
        travelling -= arriving;
        inflow += arriving + rain;
        level += arriving + rain;
        double soaked = Math.min(level, infiltration(water) * seconds / HOUR);
        level -= soaked;
        double spilled = overflow(seconds);
        level -= spilled;
        outflow += soaked + spilled;
        wet(soaked, seconds, reference);
    }

    /** Water above the planting soil, mm. */
    public double level() {
        return level;
    }

    /** Water content of the planting soil, m³/m³. */
    public double media() {
        return media;
    }

    /** Everything that came in since the start, mm over the garden's area. */
    public double inflow() {
        return inflow;
    }

    /** Everything that seeped away or went over the lip since the start, mm over the garden's area. */
    public double outflow() {
        return outflow;
    }

    public GardenShape shape() {
        return shape;
    }

    /** Darcy through the planting soil under the ponded head, mm/h; water at 5 °C is 1.7 times as thick as at 25 °C. */
    private double infiltration(double water) {
        double head = 1 + level / (1000 * shape.mediaDepth());
        double thickness = StrictMath.pow(1.7, (20 - Math.max(0, water)) / 20);
        return shape.infiltration() * head / thickness;
    }

    private double overflow(double seconds) {
        double over = (level - shape.lip()) / 1000;
        if (over <= 0) {
            return 0;
        }
        double flow = WEIR * shape.weirWidth() * over * StrictMath.sqrt(over);
        return Math.min(level - shape.lip(), 1000 * flow * seconds / shape.area());
    }

    private void wet(double soaked, double seconds, double reference) {
        double depth = 1000 * shape.mediaDepth();
        Texture soil = Texture.SANDY_LOAM;
        media = Math.min(soil.saturation(), media + soaked / depth);
        if (level <= 0) {
            double excess = Math.max(0, media - soil.fieldCapacity());
            media -= excess * (1 - StrictMath.exp(-seconds / (12 * HOUR)));
            double left = Math.max(0, (media - soil.wiltingPoint()) / (soil.fieldCapacity() - soil.wiltingPoint()));
            media -= 0.7 * reference * Math.min(1, 2 * left) / depth;
        }
    }
}
