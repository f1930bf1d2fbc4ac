package io.dewline.rules.soil;

/**
 * What a balance carries from day to day.
 *
 * @param day days since planting, of the day to come
 * @param depleted root zone depletion Dr in mm
 * @param depletedBelow depletion of the whole depth that roots will ever reach, in mm
 * @param availableBelow available water between the roots and that depth, in mm
 * @param evaporated De in mm
 * @param wetted share fw of the ground that the last watering or rain wetted, above 0, at most 1
 */
public record BalanceState(
        int day, double depleted, double depletedBelow, double availableBelow, double evaporated, double wetted) {}
