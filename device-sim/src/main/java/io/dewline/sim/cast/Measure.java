package io.dewline.sim.cast;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with or without a unit, {@code 0.2 m}, read into the unit that is wanted. */
public final class Measure {
    private static final Pattern FORM =
            Pattern.compile("\\s*([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*(\\S*)\\s*");

    /** Unit → dimension and size in its basic unit. */
    private static final Map<String, Scale> UNITS = Map.ofEntries(
            Map.entry("mm", new Scale("length", 0.001)),
            Map.entry("cm", new Scale("length", 0.01)),
            Map.entry("m", new Scale("length", 1)),
            Map.entry("km", new Scale("length", 1000)),
            Map.entry("m²", new Scale("area", 1)),
            Map.entry("m2", new Scale("area", 1)),
            Map.entry("ha", new Scale("area", 10_000)),
            Map.entry("km²", new Scale("area", 1_000_000)),
            Map.entry("mm/h", new Scale("rate", 1)),
            Map.entry("cm/h", new Scale("rate", 10)),
            Map.entry("m/h", new Scale("rate", 1000)),
            Map.entry("m/s", new Scale("speed", 1)),
            Map.entry("km/h", new Scale("speed", 1 / 3.6)),
            Map.entry("µg/m³", new Scale("concentration", 1)),
            Map.entry("mg/m³", new Scale("concentration", 1000)),
            Map.entry("m³/m³", new Scale("share", 1)),
            Map.entry("1", new Scale("share", 1)),
            Map.entry("%", new Scale("share", 0.01)),
            Map.entry("°C", new Scale("temperature", 1)),
            Map.entry("K", new Scale("difference", 1)),
            Map.entry("°", new Scale("angle", 1)),
            Map.entry("L/min", new Scale("flow", 1)));

    private record Scale(String dimension, double size) {}

    private Measure() {}

    /**
     * Reads a number into a unit.
     *
     * @throws IllegalArgumentException if it is no number, or its unit measures something else
     */
    public static double read(String text, String wanted) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": expected a number with or without a unit, as in \"5 " + wanted + "\"");
        }
        double number = Double.parseDouble(form.group(1));
        if (form.group(2).isEmpty()) {
            return number;
        }
        Scale given = UNITS.get(form.group(2));
        Scale goal = UNITS.get(wanted);
        if (given == null || goal == null || !given.dimension().equals(goal.dimension())) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": unit " + form.group(2) + " where one like " + wanted + " is expected");
        }
        return number * given.size() / goal.size();
    }
}
