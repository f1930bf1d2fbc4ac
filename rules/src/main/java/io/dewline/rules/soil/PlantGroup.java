package io.dewline.rules.soil;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Groups of plants with the share of the available water they may use before they are watered (management allowed depletion, MAD), a usual root depth and a
 * crop coefficient (the middle where practice gives a range). Sources: turf from FAO-derived crop lists; the others and all depths are common practice.
 */
public enum PlantGroup {
    COOL_TURF(0.40, 0.20, 0.95, "cool season turf", "cool season grass", "turf", "lawn", "grass"),
    WARM_TURF(0.50, 0.20, 0.85, "warm season turf", "warm season grass"),
    SHRUB(0.50, 0.40, 0.60, "shrubs", "hedge"),
    TREE(0.50, 0.80, 0.65, "trees"),
    HERITAGE_TREE(0.50, 0.80, 0.65, "heritage trees", "old tree", "old and notable tree"),
    FLOWERS(0.35, 0.20, 0.80, "flower bed", "flower", "annuals"),
    NEW_PLANTING(0.30, 0.30, Double.NaN, "newly planted");

    private final double allowedDepletion;
    private final double rootDepth;
    private final double coefficient;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    PlantGroup(double allowedDepletion, double rootDepth, double coefficient, String... names) {
        this.allowedDepletion = allowedDepletion;
        this.rootDepth = rootDepth;
        this.coefficient = coefficient;
        this.names = List.of(names);
    }

    /** Management allowed depletion, 0 … 1 of the available water. */
    public double allowedDepletion() {
        return allowedDepletion;
    }

    /** Usual depth of the roots in metres. */
    public double rootDepth() {
        return rootDepth;
    }

    /** Crop coefficient Kc: ETc = Kc ET0; NaN for new plantings, which have that of what was planted. */
    public double coefficient() {
        return coefficient;
    }

    /** Whether nothing waters it without a person: a heritage tree is advised on and never commanded. */
    public boolean adviseOnly() {
        return this == HERITAGE_TREE;
    }

    /** How it is written: "heritage tree". */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The group written as {@code word}: its own name, or one of the usual words such as "lawn". */
    public static Optional<PlantGroup> of(String word) {
        String name = word.trim().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        for (PlantGroup group : values()) {
            if (group.word().equals(name) || group.names.contains(name)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
