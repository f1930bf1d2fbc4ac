package io.dewline.rules.soil;

/**
 * Reference evapotranspiration ET0 of a day. Equations and their numbers: FAO Irrigation and Drainage Paper 56 (Allen et al. 1998), chapters 2 to 4.
 * Temperatures are in °C, pressures in kPa, radiation in MJ/m² a day, wind in m/s, latitudes in degrees (south negative), heights in m. NaN in, NaN out;
 * an argument outside its range gives NaN too.
 */
public final class ReferenceEvapotranspiration {
    /** Water that a MJ/m² evaporates, mm: 1 ÷ 2.45 (20). */
    private static final double EVAPORATES = 0.408;

    private static final double ALBEDO = 0.23;
    private static final double KELVIN = 273.16;
    private static final double STEFAN_BOLTZMANN = 4.903e-9;

    private ReferenceEvapotranspiration() {}

    /** Saturation vapour pressure e°(T) = 0.6108 exp(17.27 T ÷ (T + 237.3)) in kPa (11), −60 … 80 °C. */
    public static double saturation(double temperature) {
        return temperature >= -60 && temperature <= 80
                ? 0.6108 * Math.exp(17.27 * temperature / (temperature + 237.3))
                : Double.NaN;
    }

    /** Slope Δ of the saturation vapour pressure: 4098 e°(T) ÷ (T + 237.3)² in kPa/°C (13). */
    public static double slope(double temperature) {
        return 4098 * saturation(temperature) / ((temperature + 237.3) * (temperature + 237.3));
    }

    /** Air pressure at an elevation: 101.3 ((293 − 0.0065 z) ÷ 293)^5.26 in kPa (7), −500 … 9000 m. */
    public static double pressure(double elevation) {
        return elevation >= -500 && elevation <= 9_000
                ? 101.3 * Math.pow((293 - 0.0065 * elevation) / 293, 5.26)
                : Double.NaN;
    }

    /** Psychrometric constant γ = 0.000665 P in kPa/°C (8). */
    public static double psychrometric(double elevation) {
        return 0.665e-3 * pressure(elevation);
    }

    /** Wind at 2 m: u2 = uz 4.87 ÷ ln(67.8 z − 5.42) in m/s (47); {@code height} 0.5 … 100 m, {@code speed} not negative. */
    public static double windAtTwoMetres(double speed, double height) {
        return speed >= 0 && height >= 0.5 && height <= 100
                ? speed * 4.87 / Math.log(67.8 * height - 5.42)
                : Double.NaN;
    }

    /** Actual vapour pressure from the day's extremes: (e°(Tmin) RHmax + e°(Tmax) RHmin) ÷ 200 in kPa (17), humidity 0 … 100 %. */
    public static double vapour(double lowest, double highest, double driest, double dampest) {
        return driest >= 0 && driest <= dampest && dampest <= 100
                ? (saturation(lowest) * dampest + saturation(highest) * driest) / 200
                : Double.NaN;
    }

    /**
     * Radiation at the top of the atmosphere, Ra in MJ/m² a day (21 to 25), with the solar constant 0.0820 MJ/m² a minute; 0 in the polar night.
     *
     * @param latitude −90 … 90
     * @param day day of the year, 1 … 366
     */
    public static double extraterrestrial(double latitude, double day) {
        if (!(Math.abs(latitude) <= 90) || !(day >= 1 && day <= 366)) {
            return Double.NaN;
        }
        double phi = Math.toRadians(latitude);
        double delta = declination(day);
        double sunset = sunset(phi, delta);
        double distance = 1 + 0.033 * Math.cos(2 * Math.PI / 365 * day);
        return 24
                * 60
                / Math.PI
                * 0.0820
                * distance
                * (sunset * Math.sin(phi) * Math.sin(delta) + Math.cos(phi) * Math.cos(delta) * Math.sin(sunset));
    }

    /** Hours of daylight N = 24 ωs ÷ π (34). */
    public static double daylight(double latitude, double day) {
        return Math.abs(latitude) <= 90 && day >= 1 && day <= 366
                ? 24 / Math.PI * sunset(Math.toRadians(latitude), declination(day))
                : Double.NaN;
    }

    private static double declination(double day) {
        return 0.409 * Math.sin(2 * Math.PI / 365 * day - 1.39);
    }

    private static double sunset(double phi, double delta) {
        return Math.acos(Math.max(-1, Math.min(1, -Math.tan(phi) * Math.tan(delta))));
    }

    /** Solar radiation from hours of sunshine: Rs = (0.25 + 0.5 n ÷ N) Ra (35). */
    public static double solarFromSunshine(double hours, double latitude, double day) {
        double longest = daylight(latitude, day);
        return hours >= 0 && longest > 0
                ? (0.25 + 0.5 * Math.min(1, hours / longest)) * extraterrestrial(latitude, day)
                : Double.NaN;
    }

    /**
     * Solar radiation where nobody measures it, from the day's extremes: Rs = 0.16 √(Tmax − Tmin) Ra (50), the coefficient of places inland (0.19 at a
     * coast), not above the clear sky's (0.75 + 2·10⁻⁵ z) Ra (37).
     */
    public static double solarFromTemperatures(
            double lowest, double highest, double elevation, double latitude, double day) {
        if (!(highest >= lowest)) {
            return Double.NaN;
        }
        double ra = extraterrestrial(latitude, day);
        return Math.min(0.16 * Math.sqrt(highest - lowest), 0.75 + 2e-5 * elevation) * ra;
    }

    /** The elevation in m at which the air pressure in kPa is usual: the inverse of {@link #pressure}. */
    public static double elevationOf(double pressure) {
        return pressure > 0 ? (293 - 293 * Math.pow(pressure / 101.3, 1 / 5.26)) / 0.0065 : Double.NaN;
    }

    /**
     * Net radiation Rn = (1 − 0.23) Rs − Rnl in MJ/m² a day (38 to 40), the cloudiness Rs ÷ Rso kept within 0.3 … 1 and clear sky Rso = (0.75 + 2·10⁻⁵ z)
     * Ra (37).
     *
     * @param solar Rs, what a pyranometer measures, not negative
     * @param vapour actual vapour pressure ea
     */
    public static double netRadiation(
            double solar, double lowest, double highest, double vapour, double elevation, double latitude, double day) {
        double clear = (0.75 + 2e-5 * elevation) * extraterrestrial(latitude, day);
        if (!(solar >= 0) || !(vapour >= 0) || !(highest >= lowest)) {
            return Double.NaN;
        }
        double share = clear > 0 ? Math.max(0.3, Math.min(1, solar / clear)) : 0.3;
        double cloudiness = Math.max(0.05, Math.min(1, 1.35 * share - 0.35));
        double radiating = (Math.pow(highest + KELVIN, 4) + Math.pow(lowest + KELVIN, 4)) / 2;
        double lost = STEFAN_BOLTZMANN * radiating * (0.34 - 0.14 * Math.sqrt(vapour)) * cloudiness;
        return (1 - ALBEDO) * solar - lost;
    }

    /**
     * FAO-56 Penman–Monteith: ET0 = (0.408 Δ (Rn − G) + γ 900 ÷ (T + 273) u2 (es − ea)) ÷ (Δ + γ (1 + 0.34 u2)) in mm/day (6), T being the mean of the day's
     * extremes (9) and es the mean of e° at both (12). Not below 0: dew is not counted.
     *
     * @param net net radiation Rn
     * @param soilHeat soil heat flux G, 0 for a day (42)
     * @param wind wind at 2 m, not negative
     * @param vapour actual vapour pressure ea
     */
    public static double penmanMonteith(
            double net, double soilHeat, double lowest, double highest, double wind, double vapour, double elevation) {
        if (!(wind >= 0) || !(vapour >= 0) || !(highest >= lowest)) {
            return Double.NaN;
        }
        double mean = (lowest + highest) / 2;
        double slope = slope(mean);
        double gamma = psychrometric(elevation);
        double lacking = (saturation(lowest) + saturation(highest)) / 2 - vapour;
        double evaporated = EVAPORATES * slope * (net - soilHeat) + gamma * 900 / (mean + 273) * wind * lacking;
        return Math.max(0, evaporated / (slope + gamma * (1 + 0.34 * wind)));
    }

    /** Penman–Monteith of a day from what a weather station measures; see {@link #penmanMonteith} and {@link #netRadiation}. */
    public static double ofDay(
            double solar,
            double lowest,
            double highest,
            double vapour,
            double wind,
            double elevation,
            double latitude,
            double day) {
        double net = netRadiation(solar, lowest, highest, vapour, elevation, latitude, day);
        return penmanMonteith(net, 0, lowest, highest, wind, vapour, elevation);
    }

    /**
     * Hargreaves: ET0 = 0.0023 (Tmean + 17.8) √(Tmax − Tmin) Ra in mm/day (52), Ra as water (× 0.408). For stations with a thermometer alone: on 194 days in
     * Arizona it was off by 0.9 mm/day on average where Penman–Monteith was off by 0.003.
     */
    public static double hargreaves(double lowest, double highest, double latitude, double day) {
        if (!(highest >= lowest)) {
            return Double.NaN;
        }
        double mean = (lowest + highest) / 2;
        double ra = EVAPORATES * extraterrestrial(latitude, day);
        return Math.max(0, 0.0023 * (mean + 17.8) * Math.sqrt(highest - lowest) * ra);
    }
}
