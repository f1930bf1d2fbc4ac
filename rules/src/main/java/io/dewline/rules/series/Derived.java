package io.dewline.rules.series;

import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import io.dewline.rules.window.Scale;

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

    /** A computed series of {@code device}, in {@code unit}. */
    public static Series series(Track device, String name, Unit unit) {
        Scale scale = unit.dimension() == Unit.Dimension.SOUND_LEVEL ? Scale.LEVEL : Scale.of(-1e6, 1e6);
        return new Series(device, name, Quantity.Form.GAUGE, scale);
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
