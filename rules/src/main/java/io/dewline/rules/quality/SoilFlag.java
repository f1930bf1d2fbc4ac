package io.dewline.rules.quality;

/** Flags of the International Soil Moisture Network (Dorigo et al. 2013, Vadose Zone Journal 12(3)). C is implausible, D doubtful; a value without one is good. */
public enum SoilFlag {
    /** Below 0. */
    C01,
    /** Above 60 % by volume. */
    C02,
    /** Above the saturation of the soil. */
    C03,
    /** Soil temperature below 0 °C. */
    D01,
    /** Air temperature below 0 °C. */
    D02,
    /** Soil temperature of a model below 0 °C. */
    D03,
    /** Rise without rain: with watering in the account, a leak or watering that nobody logged. */
    D04,
    /** Rise without rain of a model. */
    D05,
    /** Spike of one or two hours. */
    D06,
    /** Break downwards. */
    D07,
    /** Break upwards. */
    D08,
    /** Low and constant after a break. */
    D09,
    /** High and constant: a saturated plateau. */
    D10
}
