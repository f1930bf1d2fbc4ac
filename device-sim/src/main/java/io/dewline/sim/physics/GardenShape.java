package io.dewline.sim.physics;

import org.jspecify.annotations.Nullable;

/**
 * A rain garden's measures.
 *
 * @param area m²
 * @param catchment sealed ground that drains into it, m²
 * @param lip height of the overflow above the planting soil, mm
 * @param weirWidth m
 * @param mediaDepth depth of the planting soil, m
 * @param infiltration rate at 20 °C without ponded head, mm/h
 * @param outlet where water runs on; absent in most rain gardens
 * @param supply water led in while the level is below its permanent pool, mm/h; 0 where there is none
 */
public record GardenShape(
        double area,
        double catchment,
        double lip,
        double weirWidth,
        double mediaDepth,
        double infiltration,
        @Nullable Outlet outlet,
        double supply) {
    private static final double MEDIA_DEPTH = 0.4;
    private static final double WEIR_WIDTH = 1.0;
    /** Ponded 150 mm at 20 °C this is 47 mm/h: between the 37 that Philadelphia measured and its summers' 80. */
    private static final double HEALTHY = 34;
    /** Turf on grown ground. */
    private static final double GREEN = 12;
    /** A lined bed. */
    private static final double LINED = 0.2;

    /** A garden that only seeps and spills. */
    public GardenShape(
            double area, double catchment, double lip, double weirWidth, double mediaDepth, double infiltration) {
        this(area, catchment, lip, weirWidth, mediaDepth, infiltration, null, 0);
    }

    /**
     * What a zone's type means: a rain garden or sunken green seeps; a swale leads its water on; a wetland keeps a pool
     * below its outlet.
     *
     * @param type as in sites.yaml
     * @param area m²
     * @param catchment m²
     * @param lip mm
     */
    public static GardenShape of(String type, double area, double catchment, double lip) {
        return switch (type) {
            case "swale" ->
                new GardenShape(
                        area, catchment, lip, WEIR_WIDTH, MEDIA_DEPTH, HEALTHY / 2, new Outlet.Channel(0.6, 0.01), 0);
            case "wetland" ->
                new GardenShape(
                        area, catchment, lip, WEIR_WIDTH, MEDIA_DEPTH, LINED, new Outlet.Orifice(lip / 2, 0.004), 2);
            case "sunken green" -> new GardenShape(area, catchment, lip, WEIR_WIDTH, MEDIA_DEPTH, GREEN);
            default -> new GardenShape(area, catchment, lip, WEIR_WIDTH, MEDIA_DEPTH, HEALTHY);
        };
    }

    /**
     * The same with a round drain in its wall, in place of another outlet.
     *
     * @param diameter mm
     * @param height of its lower edge above the bed, mm
     */
    public GardenShape drained(double diameter, double height) {
        double opening = StrictMath.PI / 4 * diameter * diameter / 1e6;
        Outlet drain = new Outlet.Orifice(Math.max(0, height), opening);
        return new GardenShape(area, catchment, lip, weirWidth, mediaDepth, infiltration, drain, supply);
    }

    /** Water that stands in it when it has not rained for long, mm. */
    public double pool() {
        return outlet == null || supply <= 0 ? 0 : outlet.sill();
    }
}
