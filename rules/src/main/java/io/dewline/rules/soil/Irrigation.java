package io.dewline.rules.soil;

/**
 * How a net depth becomes a run of the emitters: gross = net ÷ efficiency; litres = gross mm × m²; minutes = 60 × gross ÷ rate. NaN stands for what is
 * not known and makes what follows from it NaN.
 *
 * @param area watered area in m²
 * @param rate application rate in mm/h
 * @param efficiency share of the water that reaches the roots, above 0, at most 1
 */
public record Irrigation(double area, double rate, double efficiency) {

    /** With an emitter's usual rate and efficiency; the rate is NaN where there is no usual one. */
    public static Irrigation of(double area, Emitter emitter) {
        return new Irrigation(area, emitter.rate(), emitter.efficiency());
    }

    /**
     * With emitters of a known flow, such as drippers around a tree: rate = flow × count ÷ area.
     *
     * @param flow flow of one emitter in litres an hour
     */
    public static Irrigation ofFlow(double area, double flow, double count, double efficiency) {
        return new Irrigation(area, flow * count / area, efficiency);
    }

    /** Gross depth in mm for a net depth in mm. */
    public double gross(double net) {
        return net / efficiency;
    }

    /** Volume in litres for a net depth in mm. */
    public double litres(double net) {
        return gross(net) * area;
    }

    /** Run time in minutes for a net depth in mm. */
    public double minutes(double net) {
        return 60 * gross(net) / rate;
    }

    /** Net depth in mm that a run of {@code minutes} brought: the inverse of {@link #minutes}. */
    public double netOfMinutes(double minutes) {
        return minutes * rate / 60 * efficiency;
    }

    /** Net depth in mm that a volume in litres brought: the inverse of {@link #litres}. */
    public double netOfLitres(double litres) {
        return litres / area * efficiency;
    }
}
