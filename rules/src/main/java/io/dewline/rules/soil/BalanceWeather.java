package io.dewline.rules.soil;

/**
 * What a day brought.
 *
 * @param reference ET0 in mm
 * @param rain rain in mm, less what ran off
 * @param irrigation net watering in mm
 * @param wetted share of the ground that the watering wets, above 0, at most 1 (FAO-56 table 20); not read on a day without watering
 * @param wind wind at 2 m in m/s, NaN for 2
 * @param driest lowest relative humidity in %, NaN for 45
 */
public record BalanceWeather(
        double reference, double rain, double irrigation, double wetted, double wind, double driest) {}
