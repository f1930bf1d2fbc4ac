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
}
