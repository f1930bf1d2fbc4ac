package io.dewline.model;

import static io.dewline.model.Quantity.Form.AMOUNT;
import static io.dewline.model.Quantity.Form.COUNTER;
import static io.dewline.model.Quantity.Form.GAUGE;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The device kinds and quantities that need no declaration; docs/wire-format.md section 2 is their table. */
public final class Kinds {
    private static final Map<String, Quantity> QUANTITIES = new LinkedHashMap<>();
    private static final Map<String, DeviceKind> KINDS = new LinkedHashMap<>();

    static {
        quantity("soil_moisture", Unit.CUBIC_METRE_PER_CUBIC_METRE, 0, 0.8, GAUGE);
        quantity("soil_temperature", Unit.DEGREE_CELSIUS, -50, 70, GAUGE);
        quantity("temperature", Unit.DEGREE_CELSIUS, -50, 70, GAUGE);
        quantity("soil_ec", Unit.MICROSIEMENS_PER_CENTIMETRE, 0, 20_000, GAUGE);
        quantity("soil_suction", Unit.KILOPASCAL, 0, 2_000, GAUGE);
        quantity("ponding_level", Unit.MILLIMETRE, -200, 5_000, GAUGE);
        quantity("pm10", Unit.MICROGRAM_PER_CUBIC_METRE, 0, 20_000, GAUGE);
        quantity("pm25", Unit.MICROGRAM_PER_CUBIC_METRE, 0, 20_000, GAUGE);
        quantity("tsp", Unit.MICROGRAM_PER_CUBIC_METRE, 0, 20_000, GAUGE);
        quantity("noise", Unit.DECIBEL, 0, 150, GAUGE);
        quantity("humidity", Unit.PERCENT, 0, 100, GAUGE);
        quantity("pressure", Unit.HECTOPASCAL, 300, 1_100, GAUGE);
        quantity("wind_speed", Unit.METRE_PER_SECOND, 0, 90, GAUGE);
        quantity("wind_direction", Unit.DEGREE, 0, 360, GAUGE);
        quantity("rain", Unit.MILLIMETRE, 0, 200, AMOUNT);
        quantity("solar_radiation", Unit.WATT_PER_SQUARE_METRE, 0, 1_500, GAUGE);
        quantity("running", Unit.ONE, 0, 1, GAUGE);
        quantity("flow", Unit.LITRE_PER_MINUTE, 0, 10_000, GAUGE);
        quantity("volume", Unit.LITRE, 0, 1e12, COUNTER);
        quantity("current", Unit.AMPERE, 0, 1_000, GAUGE);
        quantity("tank_level", Unit.PERCENT, 0, 100, GAUGE);
        quantity("battery", Unit.PERCENT, 0, 100, GAUGE);
        quantity("battery_voltage", Unit.VOLT, 0, 60, GAUGE);
        quantity("log_filled", Unit.PERCENT, 0, 100, GAUGE);
        quantity("rules_lag", Unit.SECOND, 0, 1e9, GAUGE);
        quantity("store_lag", Unit.SECOND, 0, 1e9, GAUGE);
        quantity("outbox_waiting", Unit.ONE, 0, 1e9, GAUGE);
        quantity("dead_letters", Unit.ONE, 0, 1e12, COUNTER);
        quantity("link", Unit.ONE, 0, 1, GAUGE);
        kind("soil", 10, "soil_moisture", "soil_temperature", "soil_ec", "soil_suction", "battery_voltage", "battery");
        kind("raingarden", 10, "ponding_level", "soil_moisture", "soil_temperature", "battery_voltage", "battery");
        kind(
                "dust",
                1,
                "pm10",
                "pm25",
                "tsp",
                "noise",
                "temperature",
                "humidity",
                "pressure",
                "wind_speed",
                "wind_direction");
        kind(
                "weather",
                10,
                "temperature",
                "humidity",
                "pressure",
                "wind_speed",
                "wind_direction",
                "rain",
                "solar_radiation");
        kind("valve", 1, "running", "flow", "volume");
        kind("cannon", 1, "running", "current", "tank_level");
        kind("dewline", 1, "log_filled", "rules_lag", "store_lag", "outbox_waiting", "dead_letters", "link");
    }

    private Kinds() {}

    private static void quantity(String id, Unit unit, double min, double max, Quantity.Form form) {
        QUANTITIES.put(id, new Quantity(id, unit, min, max, form));
    }

    private static void kind(String id, int minutes, String... quantities) {
        Map<String, Quantity> delivered = new LinkedHashMap<>();
        for (String quantity : List.of(quantities)) {
            delivered.put(quantity, QUANTITIES.get(quantity));
        }
        KINDS.put(id, new DeviceKind(id, Duration.ofMinutes(minutes), delivered));
    }

    public static Map<String, Quantity> quantities() {
        return java.util.Collections.unmodifiableMap(QUANTITIES);
    }

    public static Map<String, DeviceKind> kinds() {
        return java.util.Collections.unmodifiableMap(KINDS);
    }
}
