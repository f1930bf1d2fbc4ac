package io.dewline.model;

import java.util.List;
import java.util.Optional;

/** A physical unit with its dimension and its linear relation to the dimension's base unit: base = factor · value + offset. */
public enum Unit {
    ONE("1", Dimension.RATIO, 1),
    PERCENT("%", Dimension.RATIO, 0.01),
    CUBIC_METRE_PER_CUBIC_METRE("m³/m³", Dimension.RATIO, 1, "m3/m3"),
    MILLIMETRE("mm", Dimension.LENGTH, 0.001),
    CENTIMETRE("cm", Dimension.LENGTH, 0.01),
    METRE("m", Dimension.LENGTH, 1),
    SQUARE_METRE("m²", Dimension.AREA, 1, "m2"),
    HECTARE("ha", Dimension.AREA, 10_000),
    LITRE("L", Dimension.VOLUME, 0.001, "l"),
    CUBIC_METRE("m³", Dimension.VOLUME, 1, "m3"),
    MILLIMETRE_PER_HOUR("mm/h", Dimension.SPEED, 0.001 / 3_600),
    MILLIMETRE_PER_DAY("mm/d", Dimension.SPEED, 0.001 / 86_400),
    METRE_PER_SECOND("m/s", Dimension.SPEED, 1),
    KILOMETRE_PER_HOUR("km/h", Dimension.SPEED, 1 / 3.6),
    LITRE_PER_MINUTE("L/min", Dimension.FLOW, 0.001 / 60, "l/min"),
    CUBIC_METRE_PER_HOUR("m³/h", Dimension.FLOW, 1.0 / 3_600, "m3/h"),
    NANOGRAM_PER_CUBIC_METRE("ng/m³", Dimension.CONCENTRATION, 1e-12, "ng/m3"),
    MICROGRAM_PER_CUBIC_METRE("µg/m³", Dimension.CONCENTRATION, 1e-9, "μg/m³", "ug/m³", "ug/m3", "µg/m3"),
    MILLIGRAM_PER_CUBIC_METRE("mg/m³", Dimension.CONCENTRATION, 1e-6, "mg/m3"),
    DEGREE_CELSIUS("°C", Dimension.TEMPERATURE, 1, "C", "℃"),
    PASCAL("Pa", Dimension.PRESSURE, 1),
    HECTOPASCAL("hPa", Dimension.PRESSURE, 100, "mbar"),
    KILOPASCAL("kPa", Dimension.PRESSURE, 1_000, "cbar"),
    DECIBEL("dB", Dimension.SOUND_LEVEL, 1, "dB(A)"),
    DEGREE("°", Dimension.ANGLE, 1, "deg"),
    MICROSIEMENS_PER_CENTIMETRE("µS/cm", Dimension.CONDUCTIVITY, 1e-4, "uS/cm", "μS/cm"),
    DECISIEMENS_PER_METRE("dS/m", Dimension.CONDUCTIVITY, 0.1),
    WATT_PER_SQUARE_METRE("W/m²", Dimension.IRRADIANCE, 1, "W/m2"),
    AMPERE("A", Dimension.CURRENT, 1),
    VOLT("V", Dimension.VOLTAGE, 1),
    SECOND("s", Dimension.TIME, 1),
    MINUTE("min", Dimension.TIME, 60),
    HOUR("h", Dimension.TIME, 3_600),
    DAY("d", Dimension.TIME, 86_400);

    /** What a unit measures; values convert only inside one dimension. */
    public enum Dimension {
        RATIO,
        LENGTH,
        AREA,
        VOLUME,
        SPEED,
        FLOW,
        CONCENTRATION,
        TEMPERATURE,
        PRESSURE,
        SOUND_LEVEL,
        ANGLE,
        CONDUCTIVITY,
        IRRADIANCE,
        CURRENT,
        VOLTAGE,
        TIME
    }

    private final String symbol;
    private final Dimension dimension;
    private final double factor;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> spellings;

    Unit(String symbol, Dimension dimension, double factor, String... otherSpellings) {
        this.symbol = symbol;
        this.dimension = dimension;
        this.factor = factor;
        this.spellings = List.of(otherSpellings);
    }

    public String symbol() {
        return symbol;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** Other texts that {@link #of} takes for this unit. */
    public List<String> spellings() {
        return spellings;
    }

    /** Converts {@code value} from this unit to {@code target}; NaN stays NaN.
     *
     * @throws IllegalArgumentException when the dimensions differ */
    public double to(Unit target, double value) {
        if (dimension != target.dimension) {
            throw new IllegalArgumentException(symbol + " cannot be converted to " + target.symbol);
        }
        double ratio = factor / target.factor;
        double whole = Math.rint(ratio);
        double part = Math.rint(1 / ratio);
        // Factors are no exact binary numbers; their ratio mostly is a whole number, and then 0.15 mg/m³ are exactly
        // 150 µg/m³.
        if (Math.abs(ratio - whole) < 1e-9 * whole) {
            return value * whole;
        }
        return Math.abs(1 / ratio - part) < 1e-9 * part ? value / part : value * ratio;
    }

    public boolean convertsTo(Unit target) {
        return dimension == target.dimension;
    }

    /** The unit written as {@code text}, in its symbol or another spelling. */
    public static Optional<Unit> of(String text) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(text) || unit.spellings.contains(text)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
