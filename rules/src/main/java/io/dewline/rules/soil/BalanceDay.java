package io.dewline.rules.soil;

/**
 * One day of a balance, in FAO-56's terms; depths in mm. What comes from a balance is estimated, never measured.
 *
 * @param kcb basal crop coefficient
 * @param highestKc Kcmax
 * @param cover share of the ground that plants cover, fc
 * @param ke evaporation coefficient
 * @param evaporated De at the end of the day
 * @param cropEvapotranspiration ETc without stress
 * @param available TAW
 * @param fraction p
 * @param readilyAvailable RAW
 * @param stress Ks
 * @param evapotranspiration ETc as the dry soil allows it
 * @param percolated DP
 * @param increment what the roots met on growing deeper
 * @param depleted Dr at the end of the day
 * @param next what the next day begins with
 */
public record BalanceDay(
        double kcb,
        double highestKc,
        double cover,
        double ke,
        double evaporated,
        double cropEvapotranspiration,
        double available,
        double fraction,
        double readilyAvailable,
        double stress,
        double evapotranspiration,
        double percolated,
        double increment,
        double depleted,
        BalanceState next) {

    /** Share of the available water that is used up, 0 … 1. */
    public double depletion() {
        return depleted / available;
    }
}
