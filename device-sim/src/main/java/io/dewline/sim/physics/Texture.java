package io.dewline.sim.physics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Soil textures: water contents and saturated conductivity as in AquaCrop's default soils, basic intake as in the
 * Rain Bird ESP-SMT table (textures that it leaves out take their neighbour's).
 */
public enum Texture {
    SAND(0.06, 0.13, 0.36, 3000, 15.2),
    LOAMY_SAND(0.08, 0.16, 0.38, 2200, 12.7),
    SANDY_LOAM(0.10, 0.22, 0.41, 1200, 10.2),
    LOAM(0.15, 0.31, 0.46, 500, 8.9),
    SILT_LOAM(0.13, 0.33, 0.46, 575, 8.9),
    SILT(0.09, 0.33, 0.43, 500, 8.9),
    SANDY_CLAY_LOAM(0.20, 0.32, 0.47, 225, 5.1),
    CLAY_LOAM(0.23, 0.39, 0.50, 125, 5.1),
    SILTY_CLAY_LOAM(0.23, 0.44, 0.52, 150, 3.8),
    SANDY_CLAY(0.27, 0.39, 0.50, 35, 3.8),
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

    /** m³/m³. */
    public double wiltingPoint() {
        return wiltingPoint;
    }

    /** m³/m³. */
    public double fieldCapacity() {
        return fieldCapacity;
    }

    /** m³/m³. */
    public double saturation() {
        return saturation;
    }

    /** Saturated hydraulic conductivity, mm/day. */
    public double conductivity() {
        return conductivity;
    }

    /** Basic intake rate, mm/h. */
    public double intake() {
        return intake;
    }

    /** As written in sites.yaml, {@code sandy loam}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static Optional<Texture> named(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }

    public static String known() {
        return Arrays.stream(values()).map(Texture::text).collect(Collectors.joining(", "));
    }
}
