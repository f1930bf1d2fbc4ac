package io.dewline.sim.replay;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The sixteen points of the compass. */
final class Compass {
    private static final List<String> POINTS =
            List.of("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW");

    private Compass() {}

    /** Degrees from north, clockwise. */
    static OptionalDouble degrees(String point) {
        int at = POINTS.indexOf(point.toUpperCase(Locale.ROOT));
        return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(22.5 * at);
    }
}
