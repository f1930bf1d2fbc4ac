package io.dewline.app.backtest;

import io.dewline.model.Registry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A backtest as a table for the terminal, and what happened line by line. */
public final class TextReport {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String ROW = "%-18s %-14s %8s %7s %5s %5s %5s %6s %9s %8s %6s %5s%n";

    private TextReport() {}

    /** Writes the table and at most {@code events} lines of what happened. */
    public static void write(Summary summary, Registry registry, int events, PrintWriter out) {
        out.printf(
                "%s to %s, %,d readings%n",
                summary.span().from(), summary.span().to(), summary.readings());
        out.printf(
                ROW,
                "rule",
                "site",
                "subjects",
                "alerts",
                "info",
                "warn",
                "crit",
                "flaps",
                "in alert",
                "blind",
                "told",
                "runs");
        for (Summary.Row row : summary.rows()) {
            out.printf(
                    ROW,
                    row.rule(),
                    row.site().isEmpty() ? "-" : row.site(),
                    row.subjects(),
                    row.alerts(),
                    row.bySeverity().get(0),
                    row.bySeverity().get(1),
                    row.bySeverity().get(2),
                    row.flaps(),
                    duration(row.inAlert()),
                    duration(row.blind()),
                    row.told(),
                    row.runs());
        }
        if (summary.rows().isEmpty()) {
            out.println("No rule would have fired.");
        }
        List<Happenings.Entry> all = Happenings.of(summary.areas(), registry);
        if (events > 0) {
            out.println();
        }
        for (Happenings.Entry entry : all.subList(0, Math.min(events, all.size()))) {
            out.printf(
                    "%s  %-7s  %-18s  %s  %s%n",
                    TIME.format(entry.at().atZone(entry.zone())),
                    entry.kind(),
                    entry.rule(),
                    entry.subject(),
                    entry.what());
        }
        if (events > 0 && all.size() > events) {
            out.printf("… and %,d more (--events N, --json, --html FILE)%n", all.size() - events);
        }
        out.flush();
    }

    /** Like 3d04h, 2h05m, 12m; "-" for none. */
    static String duration(Duration time) {
        if (time.isZero()) {
            return "-";
        }
        if (time.toDays() > 0) {
            return String.format(Locale.ROOT, "%dd%02dh", time.toDays(), time.toHoursPart());
        }
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%dh%02dm", time.toHours(), time.toMinutesPart())
                : time.toMinutes() + "m";
    }
}
