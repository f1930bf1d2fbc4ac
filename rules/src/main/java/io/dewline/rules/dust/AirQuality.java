package io.dewline.rules.dust;

import org.jspecify.annotations.Nullable;

/**
 * The air quality index of HJ 633-2012 for particles. IAQI is interpolated in a straight line between the break points 0, 50, 100, 150, 200, 300, 400, 500 and
 * rounded up; AQI is the highest of them. Hourly values use the table of 24 hours. Concentrations are in µg/m³.
 */
public final class AirQuality {
    private static final double[] INDEX = {0, 50, 100, 150, 200, 300, 400, 500};
    private static final double ROUNDING = 1e-9;

    /** Above this index the standard names a primary pollutant. */
    private static final double GOOD = 50;

    private AirQuality() {}

    /** What the index is taken from, with its break points. */
    public enum Pollutant {
        PM25(0, 35, 75, 115, 150, 250, 350, 500),
        PM10(0, 50, 150, 250, 350, 420, 500, 600);

        @SuppressWarnings("ImmutableEnumChecker") // never written to
        private final double[] breaks;

        Pollutant(double... breaks) {
            this.breaks = breaks;
        }
    }

    /** Levels of the index by their upper bounds. */
    public enum Level {
        EXCELLENT("优", 50),
        GOOD("良", 100),
        LIGHT("轻度污染", 150),
        MODERATE("中度污染", 200),
        HEAVY("重度污染", 300),
        SEVERE("严重污染", Double.POSITIVE_INFINITY);

        private final String words;
        private final double upTo;

        Level(String words, double upTo) {
            this.words = words;
            this.upTo = upTo;
        }

        /** Its name in the standard. */
        public String words() {
            return words;
        }
    }

    /** IAQI, a whole number 0 … 500; 500 above the table; NaN for a concentration that is missing or negative. */
    public static double iaqi(Pollutant pollutant, double concentration) {
        double[] breaks = pollutant.breaks;
        if (!(concentration >= 0)) {
            return Double.NaN;
        }
        for (int i = 1; i < breaks.length; i++) {
            if (concentration <= breaks[i]) {
                double share = (concentration - breaks[i - 1]) / (breaks[i] - breaks[i - 1]);
                return Math.ceil(INDEX[i - 1] + share * (INDEX[i] - INDEX[i - 1]) - ROUNDING);
            }
        }
        return INDEX[INDEX.length - 1];
    }

    /** AQI of both; of the one that is known when the other is missing, NaN when both are. */
    public static double aqi(double pm25, double pm10) {
        double fine = iaqi(Pollutant.PM25, pm25);
        double coarse = iaqi(Pollutant.PM10, pm10);
        if (Double.isNaN(fine)) {
            return coarse;
        }
        return Double.isNaN(coarse) ? fine : Math.max(fine, coarse);
    }

    /** The primary pollutant, the one with the highest IAQI, PM2.5 where both are equal; none up to an index of 50. */
    public static @Nullable Pollutant primary(double pm25, double pm10) {
        double aqi = aqi(pm25, pm10);
        if (!(aqi > GOOD)) {
            return null;
        }
        return iaqi(Pollutant.PM25, pm25) == aqi ? Pollutant.PM25 : Pollutant.PM10;
    }

    /** The level of an index; none when it is missing. */
    public static @Nullable Level level(double index) {
        for (Level level : Level.values()) {
            if (index <= level.upTo) {
                return level;
            }
        }
        return null;
    }
}
