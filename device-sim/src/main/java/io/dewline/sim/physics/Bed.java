package io.dewline.sim.physics;

/**
 * What a planted bed is made of.
 *
 * @param rootDepth m
 * @param cropFactor Kc, crop evapotranspiration over reference evapotranspiration
 * @param tolerated p of FAO-56: the fraction of available water that plants draw before they slow down
 */
public record Bed(Texture soil, double rootDepth, double cropFactor, double tolerated) {
    /** Total available water, mm (FAO-56 equation 82). */
    public double totalWater() {
        return 1000 * (soil.fieldCapacity() - soil.wiltingPoint()) * rootDepth;
    }
}
