package io.dewline.sim.replay;

/**
 * Which column gives a quantity.
 *
 * @param factor turns the column's unit into the quantity's
 */
public record Mapped(String quantity, String column, double factor) {
    /**
     * Reads {@code quantity=column} or {@code quantity=column:factor}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Mapped parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException("\"" + text + "\": expected quantity=column or quantity=column:factor");
        }
        return parse(text.substring(0, equals), text.substring(equals + 1));
    }

    static Mapped parse(String quantity, String column) {
        if (!quantity.matches("[a-z][a-z0-9_]{0,63}")) {
            throw new IllegalArgumentException("\"" + quantity + "\" is no name of a quantity");
        }
        int colon = column.lastIndexOf(':');
        if (colon > 0) {
            try {
                double factor = Double.parseDouble(column.substring(colon + 1));
                return new Mapped(quantity, column.substring(0, colon), factor);
            } catch (NumberFormatException e) {
                // Not a factor: the colon belongs to the column's name.
            }
        }
        return new Mapped(quantity, column, 1);
    }
}
