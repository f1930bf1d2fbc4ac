package io.dewline.app.evidence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A small picture over days as SVG: bars, lines, limits and marks. */
final class Chart {
    static final String GREY = "#9aa7b2";
    static final String BLUE = "#4f8fc0";
    static final String AMBER = "#d99a1c";
    static final String RED = "#c0392b";

    private static final int WIDTH = 900;
    private static final int HEIGHT = 180;
    private static final int LEFT = 46;
    private static final int TOP = 22;
    private static final int BOTTOM = 150;

    private final LocalDate from;
    private final double days;
    private final double low;
    private final double high;
    private final StringBuilder body = new StringBuilder();

    /** From {@code from} to {@code to}, both shown, with values between {@code low} and {@code high}. */
    Chart(String title, LocalDate from, LocalDate to, double low, double high) {
        this.from = from;
        this.days = ChronoUnit.DAYS.between(from, to) + 1.0;
        this.low = low;
        this.high = high;
        text(LEFT, 14, title);
        for (LocalDate month = from.withDayOfMonth(1); !month.isAfter(to); month = month.plusMonths(1)) {
            if (!month.isBefore(from)) {
                double x = x((double) ChronoUnit.DAYS.between(from, month));
                line(x, BOTTOM, x, BOTTOM + 5, GREY);
                text(x + 2, BOTTOM + 16, month.toString().substring(0, 7));
            }
        }
        for (double value : new double[] {low, high}) {
            text(2, y(value) + 4, number(value));
        }
        line(LEFT, BOTTOM, WIDTH, BOTTOM, GREY);
    }

    Chart bar(LocalDate day, double value, String colour) {
        double x = x((double) ChronoUnit.DAYS.between(from, day));
        double width = Math.max(0.8, (WIDTH - LEFT) / days - 0.6);
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y(value),
                width,
                BOTTOM - y(value),
                colour));
        return this;
    }

    /** A line through values {@code step} days apart; it is broken where a value is missing. */
    Chart line(double first, double step, double[] values, String colour) {
        StringBuilder path = new StringBuilder();
        boolean drawn = false;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                drawn = false;
                continue;
            }
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", drawn ? "L" : "M", x(first + i * step), y(values[i])));
            drawn = true;
        }
        body.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke=\"")
                .append(colour)
                .append("\"/>\n");
        return this;
    }

    Chart limit(double value, String name) {
        line(LEFT, y(value), WIDTH, y(value), AMBER);
        text(WIDTH - 6.0 * name.length(), y(value) - 3, name);
        return this;
    }

    /** A mark below the axis at a day, which may have a fraction. */
    Chart mark(double day, String colour) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"2\" height=\"8\" fill=\"%s\"/>%n",
                x(day),
                BOTTOM + 20,
                colour));
        return this;
    }

    String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" font-family=\"system-ui, sans-serif\" font-size=\"11\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body + "</svg>\n";
    }

    private double x(double day) {
        return LEFT + (WIDTH - LEFT) * day / days;
    }

    private double y(double value) {
        double share = (Math.max(low, Math.min(high, value)) - low) / (high - low);
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    private void line(double x1, double y1, double x2, double y2, String colour) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour));
    }

    private void text(double x, double y, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"#55626d\">%s</text>%n",
                x,
                y,
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
