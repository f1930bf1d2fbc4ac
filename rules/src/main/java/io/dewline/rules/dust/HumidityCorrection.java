package io.dewline.rules.dust;

/**
 * What damp air adds to an optical sensor is taken off again, if that is switched on: studies differ on whether a sensor needs it. κ-Köhler growth: PM ÷ C, C = 1
 * + (κ ÷ 1.65) ÷ (100 ÷ RH − 1), κ about 0.3 to 0.4 (Crilley 2018), for humidities up to 95 %.
 *
 * @param on whether anything is corrected
 * @param kappa κ of the dust, not negative
 * @param highest highest relative humidity in % that can be corrected, below 100 (95)
 */
public record HumidityCorrection(boolean on, double kappa, double highest) {
    public static final HumidityCorrection OFF = new HumidityCorrection(false, 0, 95);

    private static final double DENSITY = 1.65;

    /** @throws IllegalArgumentException when κ is negative or the highest humidity is not within 0 … 100 % */
    public HumidityCorrection {
        if (!(kappa >= 0) || !(highest > 0 && highest < 100)) {
            throw new IllegalArgumentException("kappa is not negative and the highest humidity is between 0 and 100 %");
        }
    }

    /** The factor C by which the sensor reads too high at a humidity in %; 1 in dry air, NaN above the highest humidity. */
    public double factor(double humidity) {
        if (!(humidity >= 0 && humidity <= highest)) {
            return Double.NaN;
        }
        return humidity == 0 ? 1 : 1 + kappa / DENSITY / (100 / humidity - 1);
    }

    /** The corrected concentration in its own unit; as it is while switched off; NaN when the humidity is missing or too high to correct. */
    public double corrected(double concentration, double humidity) {
        return on ? concentration / factor(humidity) : concentration;
    }

    /**
     * PM2.5 of a Plantower sensor by the US EPA's correction of 2021: 0.524 PM − 0.0862 RH + 5.75 below 30 µg/m³, 0.786 PM − 0.0862 RH + 5.75 from 50 to 210,
     * 2.966 + 0.69 PM + 8.84·10⁻⁴ PM² from 260, blended in between; not below 0.
     */
    public static double plantower(double pm25, double humidity) {
        if (!(pm25 >= 0) || !(humidity >= 0 && humidity <= 100)) {
            return Double.NaN;
        }
        double damp = 5.75 - 0.0862 * humidity;
        double slope = 0.524 + (0.786 - 0.524) * share(pm25, 30, 50);
        double low = slope * pm25 + damp;
        double high = 2.966 + 0.69 * pm25 + 8.84e-4 * pm25 * pm25;
        double smoke = share(pm25, 210, 260);
        return Math.max(0, (1 - smoke) * low + smoke * high);
    }

    private static double share(double value, double from, double to) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
}
