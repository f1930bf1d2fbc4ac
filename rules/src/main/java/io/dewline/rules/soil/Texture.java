package io.dewline.rules.soil;

import java.util.Optional;

/**
 * Soil textures with their water contents as fractions of volume and their saturated conductivity. Source: defaults of AquaCrop (aquacrop-os,
 * entities/soil.py at c56cde0fac).
 */
public enum Texture {
    SAND(0.06, 0.13, 0.36, 3000),
    LOAMY_SAND(0.08, 0.16, 0.38, 2200),
    SANDY_LOAM(0.10, 0.22, 0.41, 1200),
    LOAM(0.15, 0.31, 0.46, 500),
    SILT_LOAM(0.13, 0.33, 0.46, 575),
    SILT(0.09, 0.33, 0.43, 500),
    SANDY_CLAY_LOAM(0.20, 0.32, 0.47, 225),
    CLAY_LOAM(0.23, 0.39, 0.50, 125),
    SILTY_CLAY_LOAM(0.23, 0.44, 0.52, 150),
    SANDY_CLAY(0.27, 0.39, 0.50, 35),
    SILTY_CLAY(0.32, 0.50, 0.54, 100),
    CLAY(0.39, 0.54, 0.55, 35);

    private final double wiltingPoint;
    private final double fieldCapacity;
    private final double saturation;
    private final double conductivity;

    Texture(double wiltingPoint, double fieldCapacity, double saturation, double conductivity) {
        this.wiltingPoint = wiltingPoint;
        this.fieldCapacity = fieldCapacity;
        this.saturation = saturation;
        this.conductivity = conductivity;
    }

    /** Water content at which plants wilt for good, m³/m³. */
    public double wiltingPoint() {
        return wiltingPoint;
    }

    /** Water content after free drainage, m³/m³. */
    public double fieldCapacity() {
        return fieldCapacity;
    }

    /** Water content with all pores filled, m³/m³. */
    public double saturation() {
        return saturation;
    }

    /** Saturated hydraulic conductivity, mm/day. */
    public double conductivity() {
        return conductivity;
    }

    /** The texture written as {@code word}: "sandy loam", "sandy_loam" or "sandy-loam". */
    public static Optional<Texture> of(String word) {
        String name =
                word.trim().toUpperCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (Texture texture : values()) {
            if (texture.name().equals(name)) {
                return Optional.of(texture);
            }
        }
        return Optional.empty();
    }
}
