package io.dewline.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every function of the language by name; several lines of one name differ in the shapes of their arguments. */
final class Functions {
    private static final Map<String, List<Function>> ALL = new TreeMap<>();

    static {
        for (List<Function> group : List.of(
                TimeFunctions.table(),
                SpaceFunctions.table(),
                DomainFunctions.table(),
                DustFunctions.table(),
                WindFunctions.table(),
                FactFunctions.table(),
                CalendarFunctions.table())) {
            for (Function function : group) {
                ALL.computeIfAbsent(function.name(), n -> new ArrayList<>()).add(function);
            }
        }
    }

    private Functions() {}

    static Map<String, List<Function>> all() {
        return java.util.Collections.unmodifiableMap(ALL);
    }
}
