package io.dewline.ingest.store;

import java.util.Set;

/** What the names in the log's lines mean: which measurements are notes, which tags and fields are none of a device's quantities. */
final class LineNames {
    static final Set<String> NOTES = Set.of("alert", "window", "command", "state", "influence");
    static final Set<String> TAGS = Set.of("device", "site", "zone", "rule");
    static final Set<String> WHOLE = Set.of("seq", "arrived");
    private static final Set<String> OTHER = Set.of("seq", "arrived", "simulated");
    private static final String FLAG = "_flag";

    private LineNames() {}

    static boolean isQuantity(String field) {
        return !OTHER.contains(field) && !TAGS.contains(field) && !field.equals("time") && !field.endsWith(FLAG);
    }

    static String flagOf(String quantity) {
        return quantity + FLAG;
    }
}
