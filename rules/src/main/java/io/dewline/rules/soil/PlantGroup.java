package io.dewline.rules.soil;

import java.util.List;
import java.util.Optional;

/**
 * Groups of plants with the share of the available water they may use before they are watered (management allowed depletion, MAD) and a usual root
 * depth. Sources: turf from FAO-derived crop lists; the others and all depths are common practice.
 */
public enum PlantGroup {
    COOL_TURF(0.40, 0.20, "cool season turf", "cool season grass", "turf", "lawn", "grass"),
    WARM_TURF(0.50, 0.20, "warm season turf", "warm season grass"),
    SHRUB(0.50, 0.40, "shrubs", "hedge"),
    TREE(0.50, 0.80, "trees"),
    FLOWERS(0.35, 0.20, "flower bed", "flower", "annuals"),
    NEW_PLANTING(0.30, 0.30, "newly planted");

    private final double allowedDepletion;
    private final double rootDepth;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    PlantGroup(double allowedDepletion, double rootDepth, String... names) {
        this.allowedDepletion = allowedDepletion;
        this.rootDepth = rootDepth;
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

    /** The group written as {@code word}: its own name, or one of the usual words such as "lawn". */
    public static Optional<PlantGroup> of(String word) {
        String name =
                word.trim().toLowerCase(java.util.Locale.ROOT).replace('_', ' ').replace('-', ' ');
        for (PlantGroup group : values()) {
            if (group.name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', ' ')
                            .equals(name)
                    || group.names.contains(name)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
