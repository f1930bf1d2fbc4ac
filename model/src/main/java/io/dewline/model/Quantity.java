package io.dewline.model;

/** What a device measures: an id, its canonical unit, its plausible range (inclusive, in that unit) and its form. */
public record Quantity(String id, Unit unit, double min, double max, Form form) {

    /** How consecutive values relate. */
    public enum Form {
        /** Each value stands for itself. */
        GAUGE,
        /** Each value is the amount since the previous reading; sums have a meaning. */
        AMOUNT,
        /** A total that only grows until it is reset; differences have a meaning. */
        COUNTER
    }

    /** Whether {@code value} is finite and inside the plausible range. */
    public boolean plausible(double value) {
        return value >= min && value <= max;
    }
}
