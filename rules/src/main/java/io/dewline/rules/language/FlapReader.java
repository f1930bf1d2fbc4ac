package io.dewline.rules.language;

import io.dewline.model.Document.Node;
import io.dewline.model.Fields;
import io.dewline.model.Problems;
import io.dewline.model.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code flap:} of a rule. */
final class FlapReader {
    private static final int FEWEST = 3;
    private static final int MOST = 64;

    private FlapReader() {}

    static Rule.@Nullable Flap read(Fields rule, Problems problems) {
        Optional<Node> node = rule.node("flap");
        if (node.isEmpty()) {
            return null;
        }
        if (!rule.has("when")) {
            problems.error(rule.mark("flap"), "flap without when", "when: beside it; silence does not flap");
        }
        Fields fields = Fields.of(node.get(), "flap", problems);
        double over = orElse(fields.number("over", Unit.ONE, FEWEST, MOST), 21);
        double low = orElse(fields.number("low", Unit.ONE, 0, 1), 0.25);
        double high = orElse(fields.number("high", Unit.ONE, 0, 1), 0.5);
        fields.end();
        if (over != Math.rint(over)) {
            problems.error(
                    fields.mark("over"), "over is no number of judgements", "a whole number from 3 to 64, like 21");
        }
        if (!(low < high)) {
            problems.error(fields.mark("low"), "flapping would end before it begins", "low: below high:");
        }
        return new Rule.Flap((int) over, low, high);
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }
}
