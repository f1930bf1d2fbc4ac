package io.dewline.rules.soil;

/**
 * The daily balance of a root zone with the dual crop coefficient of FAO-56 chapters 7 and 8: Dr,i = Dr,i−1 − (P − RO) − I + ETc + DP (85), kept within 0 …
 * TAW (86), in soil of layers with roots that grow. What is more than the whole depth of roots can hold percolates. For zones without a working probe: what
 * it gives is estimated.
 */
public final class WaterBalance {
    /** Rain of a day that wets the whole ground, mm (FAO-56 table 20). */
    private static final double WETTING_RAIN = 3;

    private final Crop crop;
    private final SoilProfile soil;
    private final EvaporationLayer top;
    private final double deepest;

    public WaterBalance(Crop crop, SoilProfile soil, EvaporationLayer top) {
        this.crop = crop;
        this.soil = soil;
        this.top = top;
        this.deepest = soil.available(crop.deepestRoots());
    }

    /** Before the first day: moisture of the profile, and a top that is dry (De = TEW). */
    public BalanceState start() {
        double reached = crop.initialRoots();
        return new BalanceState(
                0,
                soil.depleted(reached),
                soil.depleted(crop.deepestRoots()),
                deepest - soil.available(reached),
                top.evaporable(),
                1);
    }

    /** One day on. */
    public BalanceDay after(BalanceState before, BalanceWeather weather) {
        int day = before.day();
        double kcb = crop.kcb(day);
        double height = crop.height(day);
        double wind = Double.isNaN(weather.wind()) ? 2 : weather.wind();
        double driest = Double.isNaN(weather.driest()) ? 45 : weather.driest();
        double highest = EvaporationLayer.highestCoefficient(wind, driest, height, kcb);
        double cover = EvaporationLayer.cover(kcb, highest, height);

        double wetted = wetted(before, weather);
        double exposed = Math.max(0.01, Math.min(1 - cover, wetted)); // (75)
        double ke = Math.min(top.reduction(before.evaporated()) * (highest - kcb), exposed * highest); // (71)
        double evaporation = ke * weather.reference();
        double evaporated = evaporated(before, weather, wetted, evaporation / exposed);

        double available = soil.available(crop.roots(day));
        double cropEvapotranspiration = (kcb + ke) * weather.reference(); // (69)
        double fraction = SoilWater.adjusted(crop.depletion(), cropEvapotranspiration);
        double readily = fraction * available;
        double stress = Math.max(0, Math.min(1, (available - before.depleted()) / (available - readily))); // (84)
        double evapotranspiration = (stress * kcb + ke) * weather.reference(); // (80)

        double gained = weather.rain() + weather.irrigation() - evapotranspiration;
        double percolated = Math.max(0, gained - before.depletedBelow()); // (88)
        double below = deepest - available;
        double increment = increment(before, below);
        double depleted = within(before.depleted() - gained + increment, available);
        double whole = within(before.depletedBelow() - gained + percolated, deepest);
        return new BalanceDay(
                kcb,
                highest,
                cover,
                ke,
                evaporated,
                cropEvapotranspiration,
                available,
                fraction,
                readily,
                stress,
                evapotranspiration,
                percolated,
                increment,
                depleted,
                new BalanceState(day + 1, depleted, whole, below, evaporated, wetted));
    }

    private static double wetted(BalanceState before, BalanceWeather weather) {
        if (weather.irrigation() > 0) {
            return weather.wetted();
        }
        return weather.rain() >= WETTING_RAIN ? 1 : before.wetted();
    }

    /** De, with what percolates from the top (77 to 79). */
    private double evaporated(BalanceState before, BalanceWeather weather, double wetted, double lost) {
        double brought = weather.rain() + weather.irrigation() / wetted;
        double percolated = Math.max(0, brought - before.evaporated());
        return within(before.evaporated() - brought + lost + percolated, top.evaporable());
    }

    /** The part of what lacks below the roots that they reach by growing. */
    private double increment(BalanceState before, double below) {
        if (before.availableBelow() <= 0) {
            return 0;
        }
        double lacking = within(before.depletedBelow() - before.depleted(), before.availableBelow());
        return lacking * (1 - below / before.availableBelow());
    }

    private static double within(double value, double highest) {
        return Math.max(0, Math.min(highest, value));
    }
}
