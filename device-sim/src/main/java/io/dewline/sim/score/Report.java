package io.dewline.sim.score;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dewline.sim.yaml.Spans;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;

/** A score as a table for people and as JSON for programs. */
final class Report {
    private static final int NAMED = 10;

    private final Score score;

    Report(Score score) {
        this.score = score;
    }

    String text() {
        Truths truths = score.truths();
        StringBuilder text = new StringBuilder();
        line(text, "%s, seed %d, %s to %s", truths.scenario(), truths.seed(), truths.start(), truths.end());
        line(
                text,
                "%-18s %-11s %6s %6s %6s %7s %6s %10s %7s %7s %9s %9s %12s",
                "rule",
                "truth",
                "truths",
                "unseen",
                "found",
                "alerts",
                "right",
                "precision",
                "recall",
                "of seen",
                "delay p50",
                "longest",
                "false/site·d");
        for (RuleScore rule : score.rules()) {
            line(
                    text,
                    "%-18s %-11s %6d %6d %6d %7d %6d %10s %7s %7s %9s %9s %12.2f",
                    rule.rule(),
                    rule.what(),
                    rule.truths(),
                    rule.unseen(),
                    rule.found(),
                    rule.alerts(),
                    rule.right(),
                    part(rule.precision()),
                    part(rule.recall()),
                    part(rule.recallOfSeen()),
                    delay(rule, rule.median()),
                    delay(rule, rule.longest()),
                    rule.falsePerSiteAndDay());
        }
        if (score.rules().isEmpty()) {
            line(text, "nothing was to be found, and nothing was");
        }
        ReadingScore readings = score.readings();
        if (readings != null) {
            line(
                    text,
                    "readings: %,d sent, %,d lost, %,d doubled",
                    readings.sent(),
                    readings.lost(),
                    readings.doubled());
        }
        line(
                text,
                "besides: %,d to be refused, %,d with a wrong clock; these are not compared",
                truths.refused(),
                truths.restamped());
        for (Truths.Water water : truths.water()) {
            line(text, "water at %s: %.1f mm given, ideal %.1f mm", water.subject(), water.given(), water.ideal());
        }
        for (RuleScore rule : score.rules()) {
            rule.missed().stream()
                    .limit(NAMED)
                    .forEach(m -> line(
                            text,
                            "missed   %s %s from %s to %s%s",
                            rule.rule(),
                            m.span().subject(),
                            m.span().from(),
                            m.span().to(),
                            m.unseen() ? ", seen by no sensor" : ""));
            rule.invented().stream()
                    .limit(NAMED)
                    .forEach(a -> line(text, "invented %s %s at %s", rule.rule(), a.subject(), a.opened()));
        }
        if (!score.unmatched().isEmpty()) {
            StringJoiner others = new StringJoiner(", ");
            score.unmatched().forEach((rule, count) -> others.add(rule + " " + count));
            line(text, "alerts of rules without a truth: %s", others);
        }
        return text.toString();
    }

    /** A row for each rule, and one for a run in which nothing was to be found and nothing was. */
    String markdown() {
        StringBuilder rows = new StringBuilder();
        ReadingScore readings = score.readings();
        String stored = readings == null
                ? "–"
                : String.format(Locale.ROOT, "%,d, %,d, %,d", readings.sent(), readings.lost(), readings.doubled());
        String scenario = score.truths().scenario();
        for (RuleScore rule : score.rules()) {
            line(
                    rows,
                    "| %s | `%s` | %d | %d | %d | %d | %s | %s | %s | %s | %.2f | %s |",
                    scenario,
                    rule.rule(),
                    rule.truths(),
                    rule.found(),
                    rule.alerts(),
                    rule.right(),
                    part(rule.precision()),
                    part(rule.recall()),
                    delay(rule, rule.median()),
                    delay(rule, rule.longest()),
                    rule.falsePerSiteAndDay(),
                    stored);
        }
        if (score.rules().isEmpty()) {
            line(rows, "| %s | – | 0 | 0 | 0 | 0 | – | – | – | – | 0.00 | %s |", scenario, stored);
        }
        return rows.toString();
    }

    String json() {
        JsonMapper mapper = new JsonMapper();
        ObjectNode root = mapper.createObjectNode();
        Truths truths = score.truths();
        root.put("scenario", truths.scenario()).put("seed", truths.seed());
        root.put("start", truths.start().toString()).put("end", truths.end().toString());
        ArrayNode rules = root.putArray("rules");
        for (RuleScore rule : score.rules()) {
            ObjectNode one = rules.addObject();
            one.put("rule", rule.rule()).put("what", rule.what());
            one.put("truths", rule.truths()).put("unseen", rule.unseen()).put("found", rule.found());
            one.put("alerts", rule.alerts()).put("right", rule.right());
            if (rule.alerts() > 0) {
                one.put("precision", rule.precision());
            }
            if (rule.truths() > 0) {
                one.put("recall", rule.recall());
            }
            if (rule.truths() > rule.unseen()) {
                one.put("recallOfSeen", rule.recallOfSeen());
            }
            one.put("medianDelaySeconds", rule.median().toSeconds());
            one.put("longestDelaySeconds", rule.longest().toSeconds());
            one.put("falsePerSiteAndDay", rule.falsePerSiteAndDay());
        }
        ReadingScore readings = score.readings();
        if (readings != null) {
            root.putObject("readings")
                    .put("sent", readings.sent())
                    .put("lost", readings.lost())
                    .put("doubled", readings.doubled());
        }
        ArrayNode water = root.putArray("water");
        truths.water().forEach(w -> water.addObject()
                .put("subject", w.subject())
                .put("given", w.given())
                .put("ideal", w.ideal()));
        return root.toPrettyString() + "\n";
    }

    static String part(double part) {
        return Double.isNaN(part) ? "–" : String.format(Locale.ROOT, "%.2f", part);
    }

    static String delay(RuleScore rule, Duration delay) {
        return rule.delays().isEmpty() ? "–" : Spans.text(Duration.ofSeconds(delay.toSeconds()));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
