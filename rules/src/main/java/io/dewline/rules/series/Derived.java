package io.dewline.rules.series;

/** A series whose samples are computed from several quantities of one reading. */
public final class Derived {
    private final Series series;
    private final long columns;
    private final Formula formula;

    /** Computes one sample from the values of a reading by column; NaN leaves it out. */
    public interface Formula {
        double apply(double[] values);
    }

    /** {@code columns}: the set of the device's columns that it needs. */
    public Derived(Series series, long columns, Formula formula) {
        this.series = series;
        this.columns = columns;
        this.formula = formula;
    }

    /** A computed series of {@code device}. */
    public static Series series(Track device, String name) {
        return new Series(
                device, name, io.dewline.model.Quantity.Form.GAUGE, io.dewline.rules.window.Scale.of(-1e6, 1e6));
    }

    public Series series() {
        return series;
    }

    public long columns() {
        return columns;
    }

    public double sample(double[] values) {
        return formula.apply(values);
    }
}
