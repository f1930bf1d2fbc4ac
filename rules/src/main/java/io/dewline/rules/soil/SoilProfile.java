package io.dewline.rules.soil;

import java.util.List;

/**
 * A soil in layers from the surface down. What a depth holds is summed by whole millimetres of soil, as the reference runs of FAO-56 in layered soils do
 * (pyfao56, soil method L): TAW = Σ (θFC − θWP), Dr = Σ (θFC − θ), FAO-56 (82) and (87) by layer.
 */
public record SoilProfile(List<Layer> layers) {
    /** The reach of a depth against its computed value: a root depth of 0.2 m has 200 mm although 1000 × 0.2 may fall short of it by rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * One layer.
     *
     * @param bottom depth of its lower edge in mm, deeper than the layer above
     * @param fieldCapacity θFC in m³/m³
     * @param wiltingPoint θWP in m³/m³
     * @param moisture θ at the beginning in m³/m³
     */
    public record Layer(int bottom, double fieldCapacity, double wiltingPoint, double moisture) {}

    /** @throws IllegalArgumentException when there is no layer, or layers are not given from the top down */
    public SoilProfile {
        layers = List.copyOf(layers);
        int top = 0;
        for (Layer layer : layers) {
            if (layer.bottom() <= top) {
                throw new IllegalArgumentException("layers are given from the top down, each deeper than the last");
            }
            top = layer.bottom();
        }
        if (top == 0) {
            throw new IllegalArgumentException("a profile has at least one layer");
        }
    }

    /** The same soil all the way down to {@code bottom} mm. */
    public static SoilProfile uniform(int bottom, double fieldCapacity, double wiltingPoint, double moisture) {
        return new SoilProfile(List.of(new Layer(bottom, fieldCapacity, wiltingPoint, moisture)));
    }

    /** Total available water in mm down to {@code depth} metres. */
    public double available(double depth) {
        double sum = 0;
        int top = 0;
        for (Layer layer : layers) {
            sum += reached(depth, top, layer) * (layer.fieldCapacity() - layer.wiltingPoint());
            top = layer.bottom();
        }
        return sum;
    }

    /** What lacks to field capacity at the beginning, in mm down to {@code depth} metres; negative in a soil that is wetter. */
    public double depleted(double depth) {
        double sum = 0;
        int top = 0;
        for (Layer layer : layers) {
            sum += reached(depth, top, layer) * (layer.fieldCapacity() - layer.moisture());
            top = layer.bottom();
        }
        return sum;
    }

    private static int reached(double depth, int top, Layer layer) {
        int millimetres = (int) Math.floor(1000 * depth + ROUNDING);
        return Math.max(0, Math.min(layer.bottom(), millimetres) - top);
    }
}
