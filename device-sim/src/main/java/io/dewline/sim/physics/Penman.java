package io.dewline.sim.physics;

/**
 * Reference evapotranspiration of an hour by the equation of Penman and Monteith (FAO-56 equation 53), at a station's
 * pressure and a wind measured at 2 m.
 */
public final class Penman {
    /** W/m² → MJ/m² in an hour. */
    private static final double MEGAJOULES = 0.0036;

    private static final double ALBEDO = 0.23;
    private static final double STEFAN_BOLTZMANN = 4.903e-9 / 24;
    private static final double KELVIN = 273.16;

    private Penman() {}

    /**
     * ET0, mm/h; nothing while the sun is down.
     *
     * @param temperature °C
     * @param humidity %
     * @param wind m/s
     * @param pressure hPa
     * @param radiation of the sun, W/m²
     * @param clearness part of the clear sky's radiation that arrives, 0 … 1
     */
    public static double hourly(
            double temperature, double humidity, double wind, double pressure, double radiation, double clearness) {
        if (radiation <= 0) {
            return 0;
        }
        double saturated = 0.6108 * StrictMath.exp(17.27 * temperature / (temperature + 237.3));
        double actual = saturated * Math.max(0, Math.min(100, humidity)) / 100;
        double slope = 4098 * saturated / ((temperature + 237.3) * (temperature + 237.3));
        double gamma = 0.665e-4 * pressure;
        double warmth = StrictMath.pow(temperature + KELVIN, 4);
        double clouds = Math.max(0.05, Math.min(1, 1.35 * clearness - 0.35));
        double net = (1 - ALBEDO) * MEGAJOULES * radiation
                - STEFAN_BOLTZMANN * warmth * (0.34 - 0.14 * StrictMath.sqrt(actual)) * clouds;
        // FAO-56 equation 45: the ground takes a tenth of it by day.
        double energy = 0.408 * slope * 0.9 * net;
        double drying = gamma * 37 / (temperature + 273) * wind * (saturated - actual);
        return Math.max(0, (energy + drying) / (slope + gamma * (1 + 0.34 * wind)));
    }
}
