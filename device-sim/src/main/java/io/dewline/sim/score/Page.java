package io.dewline.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A score as one HTML page with charts and no script: bars of precision and recall, and what was true beside what was said. */
final class Page {
    private static final int WIDTH = 900;
    private static final int LABEL = 230;
    private static final int ROW = 18;
    private static final int MOST_ROWS = 200;

    private final Score score;
    private final StringBuilder html = new StringBuilder();

    Page(Score score) {
        this.score = score;
    }

    String html() {
        Truths truths = score.truths();
        add(
                """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
                <style>body{font:14px/1.5 sans-serif;margin:2em;max-width:%dpx}table{border-collapse:collapse}
                td,th{padding:.2em .7em;border-bottom:1px solid #ccc;text-align:right}
                td:first-child,th:first-child{text-align:left}text{font:11px sans-serif}</style>
                <h1>%s</h1><p>seed %d, %s … %s</p>
                """,
                safe(truths.scenario()), WIDTH, safe(truths.scenario()), truths.seed(), truths.start(), truths.end());
        table();
        for (RuleScore rule : score.rules()) {
            bars(rule);
            strips(rule);
        }
        water();
        return html.toString();
    }

    private void table() {
        add("<table><tr><th>rule · 规则<th>truths · 真值<th>unseen · 不可见<th>found · 检出<th>alerts · 告警<th>right · 正确"
                + "<th>precision · 精确率<th>recall · 召回率<th>of seen · 可见召回率<th>delay · 延迟<th>false/site·d · 误报</tr>\n");
        for (RuleScore rule : score.rules()) {
            add(
                    "<tr><td>%s<td>%d<td>%d<td>%d<td>%d<td>%d<td>%s<td>%s<td>%s<td>%s<td>%.2f</tr>%n",
                    safe(rule.rule()),
                    rule.truths(),
                    rule.unseen(),
                    rule.found(),
                    rule.alerts(),
                    rule.right(),
                    Report.part(rule.precision()),
                    Report.part(rule.recall()),
                    Report.part(rule.recallOfSeen()),
                    Report.delay(rule, rule.median()),
                    rule.falsePerSiteAndDay());
        }
        add("</table>%n");
        ReadingScore readings = score.readings();
        if (readings != null) {
            add(
                    "<p>readings · 读数: %,d sent · 发出, %,d lost · 丢失, %,d doubled · 重复</p>%n",
                    readings.sent(), readings.lost(), readings.doubled());
        }
    }

    private void bars(RuleScore rule) {
        add("<h2>%s</h2><svg width=\"%d\" height=\"48\">%n", safe(rule.rule()), WIDTH);
        bar(0, "precision · 精确率", rule.precision());
        bar(1, "recall · 召回率", rule.recall());
        add("</svg>%n");
    }

    private void bar(int row, String label, double part) {
        double width = Double.isNaN(part) ? 0 : part * (WIDTH - LABEL - 60);
        int y = 22 * row;
        add("<text x=\"0\" y=\"%d\">%s</text>", y + 14, label);
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"%s\"/>",
                LABEL, y + 2, width, part >= 0.95 ? "#3a7d44" : "#c0392b");
        add("<text x=\"%.0f\" y=\"%d\">%s</text>%n", LABEL + width + 6, y + 14, Report.part(part));
    }

    /** For each subject a row: what was true above, what was said below. */
    private void strips(RuleScore rule) {
        List<Span> spans = score.truths().spans().stream()
                .filter(s -> s.what().equals(rule.what()))
                .toList();
        List<Alerted> alerts = score.alerts().stream()
                .filter(a -> a.rule().equals(rule.rule()))
                .toList();
        Set<String> subjects = new LinkedHashSet<>();
        spans.forEach(s -> subjects.add(s.subject()));
        alerts.forEach(a -> subjects.add(a.subject()));
        List<String> shown = new ArrayList<>(subjects).subList(0, Math.min(MOST_ROWS, subjects.size()));
        add("<svg width=\"%d\" height=\"%d\">%n", WIDTH, ROW * shown.size() + 4);
        for (int row = 0; row < shown.size(); row++) {
            String subject = shown.get(row);
            int y = ROW * row;
            add("<text x=\"0\" y=\"%d\">%s</text>%n", y + 13, safe(subject));
            spans.stream()
                    .filter(s -> s.subject().equals(subject))
                    .forEach(s -> strip(y + 1, s.from(), s.to(), "#3a6ea5"));
            alerts.stream().filter(a -> a.subject().equals(subject)).forEach(a -> {
                Instant closed = a.closed();
                strip(y + 9, a.opened(), closed == null ? score.truths().end() : closed, "#e08e0b");
            });
        }
        add("</svg><p>blue: true · 蓝: 真值; orange: alert · 橙: 告警</p>%n");
    }

    private void strip(int y, Instant from, Instant to, String colour) {
        double left = place(from);
        add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"7\" fill=\"%s\"/>%n",
                left, y, Math.max(1, place(to) - left), colour);
    }

    private double place(Instant at) {
        Truths truths = score.truths();
        double all = Math.max(1, Duration.between(truths.start(), truths.end()).toMillis());
        double part = Duration.between(truths.start(), at).toMillis() / all;
        return LABEL + Math.max(0, Math.min(1, part)) * (WIDTH - LABEL);
    }

    private void water() {
        if (score.truths().water().isEmpty()) {
            return;
        }
        add("<h2>water · 用水</h2><table><tr><th>zone · 绿地<th>given, mm · 实际<th>ideal, mm · 理想</tr>\n");
        for (Truths.Water water : score.truths().water()) {
            add("<tr><td>%s<td>%.1f<td>%.1f</tr>%n", safe(water.subject()), water.given(), water.ideal());
        }
        add("</table>%n");
    }

    private void add(String format, Object... values) {
        html.append(String.format(Locale.ROOT, format, values));
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
