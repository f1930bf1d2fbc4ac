package io.dewline.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a fact's name stands for; docs/wire-format.md section 5 is the table.
 *
 * @param unit of a number; null for a text
 * @param words the texts it may have; empty for any
 */
public record FactKind(String name, @Nullable Unit unit, List<String> words, Duration validity) {
    private static final Map<String, FactKind> ALL = new TreeMap<>();

    static {
        words("phase", 400, "demolition", "earthworks", "foundation", "structure", "fitout", "finished");
        words("cover", 60, "bare", "net", "green");
        words("warning", 1, "none", "yellow", "orange", "red");
        words("storm_warning", 1);
        words("serviced", 400);
        words("complaint", 3);
        number("district_pm10", Unit.MICROGRAM_PER_CUBIC_METRE, Duration.ofHours(2));
        number("district_pm25", Unit.MICROGRAM_PER_CUBIC_METRE, Duration.ofHours(2));
        number("district_tsp", Unit.MICROGRAM_PER_CUBIC_METRE, Duration.ofHours(2));
        number("forecast_rain", Unit.MILLIMETRE, Duration.ofHours(12));
        number("forecast_tmin", Unit.DEGREE_CELSIUS, Duration.ofHours(12));
        number("watered", Unit.MILLIMETRE, Duration.ofHours(24));
        number("sprayed", Unit.MINUTE, Duration.ofHours(24));
        put(new FactKind("maintenance", null, List.of(), Duration.ofHours(4)));
        put(new FactKind("calibration", null, List.of(), Duration.ofHours(4)));
    }

    public FactKind {
        words = List.copyOf(words);
    }

    private static void words(String name, int days, String... words) {
        put(new FactKind(name, null, List.of(words), Duration.ofDays(days)));
    }

    private static void number(String name, Unit unit, Duration validity) {
        put(new FactKind(name, unit, List.of(), validity));
    }

    private static void put(FactKind kind) {
        ALL.put(kind.name, kind);
    }

    /** Every fact by name. */
    public static Map<String, FactKind> all() {
        return java.util.Collections.unmodifiableMap(ALL);
    }
}
