package io.dewline.sim.physics;

/**
 * A rain garden's measures.
 *
 * @param area m²
 * @param catchment sealed ground that drains into it, m²
 * @param lip height of the overflow above the planting soil, mm
 * @param weirWidth m
 * @param mediaDepth depth of the planting soil, m
 * @param infiltration rate at 20 °C without ponded head, mm/h; healthy 30 … 85
 */
public record GardenShape(
        double area, double catchment, double lip, double weirWidth, double mediaDepth, double infiltration) {}
