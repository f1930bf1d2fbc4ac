package io.dewline.app.command;

import io.dewline.rules.language.LimitValue;
import io.dewline.rules.language.LimitValue.Status;
import io.dewline.rules.language.Pack;
import io.dewline.rules.language.Rule;
import io.dewline.rules.language.RuleSet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The limits that nobody has read in their source: those from memory and those left to the user one by one, those proposed as a count. */
final class LimitsInDoubt {
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> proposed = new TreeMap<>();

    private record Line(String limit, String pack, LimitValue value) {
        String number() {
            if (Double.isNaN(value.value())) {
                return "-";
            }
            String digits = java.math.BigDecimal.valueOf(value.value())
                    .stripTrailingZeros()
                    .toPlainString();
            return value.unit() == null ? digits : digits + " " + value.unit().symbol();
        }

        String status() {
            return value.status().name().toLowerCase(Locale.ROOT);
        }
    }

    private LimitsInDoubt() {}

    static LimitsInDoubt of(RuleSet rules) {
        LimitsInDoubt found = new LimitsInDoubt();
        new TreeMap<>(rules.packs()).forEach((id, pack) -> found.take(pack));
        for (Rule rule : rules.rules()) {
            new TreeMap<>(rule.limits()).forEach((name, value) -> found.take(name, rule.pack(), value));
        }
        return found;
    }

    private void take(Pack pack) {
        new TreeMap<>(pack.limits()).forEach((name, value) -> take(name, pack.id(), value));
    }

    private void take(String name, String pack, LimitValue value) {
        if (value.status() == Status.PROPOSED) {
            proposed.merge(pack, 1, Integer::sum);
        } else if (value.status() != Status.READ) {
            lines.add(new Line(name, pack, value));
        }
    }

    void print(PrintWriter out) {
        if (!lines.isEmpty()) {
            out.println("limits not read in their source:");
            int limit = width(lines.stream().map(Line::limit).toList());
            int pack = width(lines.stream().map(Line::pack).toList());
            int number = width(lines.stream().map(Line::number).toList());
            for (Line line : lines) {
                out.printf(
                        "  %-" + limit + "s  %-" + pack + "s  %-" + number + "s  %-7s  %s%n",
                        line.limit,
                        line.pack,
                        line.number(),
                        line.status(),
                        line.value.source());
            }
        }
        if (!proposed.isEmpty()) {
            out.printf(
                    "limits proposed, with no authority behind them: %s%n",
                    proposed.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
