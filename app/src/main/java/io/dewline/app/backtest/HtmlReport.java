package io.dewline.app.backtest;

import io.dewline.model.Registry;
import io.dewline.model.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A backtest as one page that needs nothing but itself: the table, alerts by day, a line of time for each rule and subject, and what happened. */
public final class HtmlReport {
    private static final int WIDTH = 1000;
    private static final int LINES = 60;
    private static final int BARS = 400;
    private static final int EVENTS = 5_000;
    private static final List<String> COLOURS = List.of("#4f8fc0", "#d99a1c", "#c0392b");
    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Dewline backtest</title>
            <style>
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1d2730; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid #dde3e8; }
            th:first-child, td:first-child, .l { text-align: left; }
            .wide { overflow-x: auto; }
            svg { width: 100%; min-width: 44rem; height: auto; display: block; } svg text { font: 11px system-ui, sans-serif; fill: #55626d; }
            .events td { text-align: left; vertical-align: top; white-space: nowrap; } .events td:last-child { white-space: normal; }
            </style></head><body>
            """;

    private HtmlReport() {}

    public static String of(Summary summary, Registry registry) {
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<h1>Backtest</h1><p>")
                .append(summary.span().from())
                .append(" to ")
                .append(summary.span().to())
                .append(String.format(Locale.ROOT, ", %,d readings. ", summary.readings()))
                .append("Severity: ");
        for (Severity severity : Severity.values()) {
            html.append("<span style=\"color:")
                    .append(COLOURS.get(severity.level() - 1))
                    .append("\">■</span> ")
                    .append(severity.word())
                    .append(' ');
        }
        html.append("</p>");
        table(summary, html);
        List<Episode> episodes = new ArrayList<>();
        summary.areas().forEach(area -> episodes.addAll(area.episodes()));
        if (!episodes.isEmpty()) {
            days(registry, episodes, html);
            timeLines(summary, episodes, html);
            events(summary, registry, html);
        }
        return html.append("</body></html>\n").toString();
    }

    private static void table(Summary summary, StringBuilder html) {
        html.append("<h2>Rules</h2><div class=\"wide\"><table><tr>");
        for (String head : List.of(
                "rule",
                "site",
                "subjects",
                "alerts",
                "info",
                "warning",
                "critical",
                "flaps",
                "in alert",
                "blind",
                "told",
                "runs")) {
            html.append("<th>").append(head).append("</th>");
        }
        html.append("</tr>");
        for (Summary.Row row : summary.rows()) {
            html.append("<tr>");
            for (Object cell : List.of(
                    row.rule(),
                    row.site().isEmpty() ? "-" : row.site(),
                    row.subjects(),
                    row.alerts(),
                    row.bySeverity().get(0),
                    row.bySeverity().get(1),
                    row.bySeverity().get(2),
                    row.flaps(),
                    TextReport.duration(row.inAlert()),
                    TextReport.duration(row.blind()),
                    row.told(),
                    row.runs())) {
                html.append("<td>").append(escape(cell.toString())).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</table></div>");
    }

    private static void days(Registry registry, List<Episode> episodes, StringBuilder html) {
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        Map<LocalDate, int[]> byDay = new LinkedHashMap<>();
        for (Episode episode : episodes) {
            LocalDate day = episode.fired()
                    .atZone(Happenings.zone(registry, episode.subject().site()))
                    .toLocalDate();
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
            byDay.computeIfAbsent(day, d -> new int[Severity.values().length])[
                    episode.peak().level() - 1]++;
        }
        long count = ChronoUnit.DAYS.between(first, last) + 1;
        long perBar = (count + BARS - 1) / BARS;
        Map<Long, int[]> bars = new LinkedHashMap<>();
        for (Map.Entry<LocalDate, int[]> day : byDay.entrySet()) {
            int[] bar = bars.computeIfAbsent(
                    ChronoUnit.DAYS.between(first, day.getKey()) / perBar, k -> new int[Severity.values().length]);
            for (int i = 0; i < bar.length; i++) {
                bar[i] += day.getValue()[i];
            }
        }
        int most = 1;
        for (int[] bar : bars.values()) {
            most = Math.max(most, bar[0] + bar[1] + bar[2]);
        }
        double width = WIDTH / Math.max(1.0, Math.ceil(count / (double) perBar));
        html.append("<h2>Alerts by ")
                .append(perBar == 1 ? "day" : perBar + " days")
                .append("</h2><div class=\"wide\"><svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(" 145\" role=\"img\" aria-label=\"alerts by day, at most ")
                .append(most)
                .append("\">");
        for (Map.Entry<Long, int[]> bar : bars.entrySet()) {
            double top = 125;
            for (int i = 0; i < COLOURS.size(); i++) {
                double height = 108.0 * bar.getValue()[i] / most;
                top -= height;
                rect(html, bar.getKey() * width, top, Math.max(1, Math.min(24, width - 1)), height, COLOURS.get(i), "");
            }
        }
        text(html, 0, 140, first.toString());
        text(html, WIDTH - 70, 140, last.toString());
        text(html, 0, 10, "at most " + most + (perBar == 1 ? " a day" : " in " + perBar + " days"));
        html.append("</svg></div>");
    }

    private static void timeLines(Summary summary, List<Episode> episodes, StringBuilder html) {
        Map<String, List<Episode>> lines = new LinkedHashMap<>();
        for (Episode episode : episodes) {
            lines.computeIfAbsent(episode.rule() + "  " + episode.subject().key(), k -> new ArrayList<>())
                    .add(episode);
        }
        List<Map.Entry<String, List<Episode>>> shown = lines.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .limit(LINES)
                .toList();
        long from = summary.span().from().toEpochMilli();
        double all = Math.max(1, summary.span().to().toEpochMilli() - from);
        int height = shown.size() * 26 + 4;
        html.append("<h2>When</h2>");
        if (shown.size() < lines.size()) {
            html.append("<p>The ")
                    .append(LINES)
                    .append(" busiest of ")
                    .append(lines.size())
                    .append(".</p>");
        }
        html.append("<div class=\"wide\"><svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"alerts over time\">");
        int y = 12;
        for (Map.Entry<String, List<Episode>> line : shown) {
            text(html, 0, y, line.getKey());
            for (Episode episode : line.getValue()) {
                double x = WIDTH * (episode.fired().toEpochMilli() - from) / all;
                double width = WIDTH * episode.inAlert().toMillis() / all;
                rect(
                        html,
                        x,
                        y + 3,
                        Math.max(1.5, width),
                        7,
                        COLOURS.get(episode.peak().level() - 1),
                        episode.fired() + ", " + TextReport.duration(episode.inAlert()));
            }
            y += 26;
        }
        html.append("</svg></div>");
    }

    private static void events(Summary summary, Registry registry, StringBuilder html) {
        List<Happenings.Entry> all = Happenings.of(summary.areas(), registry);
        html.append("<details><summary>What happened: ")
                .append(all.size())
                .append(" lines")
                .append(all.size() > EVENTS ? ", the first " + EVENTS + " here" : "")
                .append("</summary><div class=\"wide\"><table class=\"events\">");
        for (Happenings.Entry entry : all.subList(0, Math.min(EVENTS, all.size()))) {
            html.append("<tr>");
            for (String cell : List.of(
                    TextReport.TIME.format(entry.at().atZone(entry.zone())),
                    entry.kind(),
                    entry.rule(),
                    entry.subject(),
                    entry.what())) {
                html.append("<td>").append(escape(cell)).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</table></div></details>");
    }

    private static void rect(
            StringBuilder html, double x, double y, double width, double height, String colour, String title) {
        html.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s</title></rect>",
                x,
                y,
                width,
                height,
                colour,
                escape(title)));
    }

    private static void text(StringBuilder html, double x, double y, String text) {
        html.append(String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\">%s</text>", x, y, escape(text)));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
