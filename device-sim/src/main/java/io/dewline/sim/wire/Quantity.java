package io.dewline.sim.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Quantities of the wire format, section 2, with plausible range and the decimals that a sensor shows. */
public enum Quantity {
    SOIL_MOISTURE(0, 0.8, 3),
    SOIL_TEMPERATURE(-50, 70, 1),
    TEMPERATURE(-50, 70, 1),
    SOIL_EC(0, 20_000, 0),
    SOIL_SUCTION(0, 2_000, 1),
    PONDING_LEVEL(-200, 5_000, 0),
    PM10(0, 20_000, 1),
    PM25(0, 20_000, 1),
    TSP(0, 20_000, 1),
    NOISE(0, 150, 1),
    HUMIDITY(0, 100, 1),
    PRESSURE(300, 1_100, 1),
    WIND_SPEED(0, 90, 1),
    WIND_DIRECTION(0, 360, 0),
    RAIN(0, 200, 1),
    SOLAR_RADIATION(0, 1_500, 0),
    RUNNING(0, 1, 0),
    FLOW(0, 10_000, 1),
    VOLUME(0, 1e12, 1),
    CURRENT(0, 1_000, 1),
    TANK_LEVEL(0, 100, 1),
    BATTERY(0, 100, 0),
    BATTERY_VOLTAGE(0, 60, 2);

    private final double low;
    private final double high;
    private final int decimals;

    Quantity(double low, double high, int decimals) {
        this.low = low;
        this.high = high;
        this.decimals = decimals;
    }

    /** As it stands in payloads, {@code soil_moisture}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value as a sensor can show it: inside the plausible range. */
    double shown(double value) {
        return Math.max(low, Math.min(high, value));
    }

    /** Whether Dewline may take it for a value. */
    public boolean plausible(double value) {
        return value >= low && value <= high;
    }

    int decimals() {
        return decimals;
    }

    public static Optional<Quantity> named(String text) {
        return Arrays.stream(values()).filter(q -> q.text().equals(text)).findFirst();
    }
}
