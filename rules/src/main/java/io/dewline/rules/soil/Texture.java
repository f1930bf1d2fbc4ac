package io.dewline.rules.soil;

import java.util.Optional;

/**
 * Soil textures with their water contents as fractions of volume, their saturated conductivity and the intake of their surface. Sources: defaults of
 * AquaCrop (aquacrop-os, entities/soil.py at c56cde0fac); basic intake rates of the Rain Bird ESP-SMT manual.
 */
public enum Texture {
    SAND(0.06, 0.13, 0.36, 3000, 15.2),
    LOAMY_SAND(0.08, 0.16, 0.38, 2200, 12.7),
    SANDY_LOAM(0.10, 0.22, 0.41, 1200, 10.2),
    LOAM(0.15, 0.31, 0.46, 500, 8.9),
    SILT_LOAM(0.13, 0.33, 0.46, 575, Double.NaN),
    SILT(0.09, 0.33, 0.43, 500, Double.NaN),
    SANDY_CLAY_LOAM(0.20, 0.32, 0.47, 225, Double.NaN),
    CLAY_LOAM(0.23, 0.39, 0.50, 125, 5.1),
    SILTY_CLAY_LOAM(0.23, 0.44, 0.52, 150, Double.NaN),
    SANDY_CLAY(0.27, 0.39, 0.50, 35, Double.NaN),
    SILTY_CLAY(0.32, 0.50, 0.54, 100, 3.8),
    CLAY(0.39, 0.54, 0.55, 35, 2.5);

    private final double wiltingPoint;
    private final double fieldCapacity;
    private final double saturation;
    private final double conductivity;
    private final double intake;

    Texture(double wiltingPoint, double fieldCapacity, double saturation, double conductivity, double intake) {
        this.wiltingPoint = wiltingPoint;
        this.fieldCapacity = fieldCapacity;
        this.saturation = saturation;
        this.conductivity = conductivity;
        this.intake = intake;
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

    /** Basic intake rate of the surface, mm/h; NaN where the source has none. */
    public double intake() {
        return intake;
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
