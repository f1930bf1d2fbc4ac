package io.dewline.sim.yaml;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 5h}, {@code 2d}, {@code 1h30m}. */
public final class Spans {
    private static final Pattern FORM =
            Pattern.compile("(-?)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    private Spans() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || text.equals("-") || !form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\": expected a duration such as 90s, 10m, 5h or 1h30m");
        }
        Duration length = Duration.ofDays(number(form.group(2)))
                .plusHours(number(form.group(3)))
                .plusMinutes(number(form.group(4)))
                .plusSeconds(number(form.group(5)));
        return form.group(1).isEmpty() ? length : length.negated();
    }

    /** As {@link #parse} reads it. */
    public static String text(Duration length) {
        if (length.isNegative()) {
            return "-" + text(length.negated());
        }
        StringBuilder text = new StringBuilder();
        part(text, length.toDays(), "d");
        part(text, length.toHoursPart(), "h");
        part(text, length.toMinutesPart(), "m");
        part(text, length.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
