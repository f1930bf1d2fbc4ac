package io.dewline.rules.language;

import io.dewline.model.Document.Node;
import io.dewline.model.Fields;
import io.dewline.model.Problems;
import io.dewline.model.RuleCard;
import io.dewline.model.Unit.Dimension;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code respond:} of a rule. */
final class ResponseReader {
    private static final Set<String> ACTIONS = Set.of("water", "spray");
    private static final Set<Dimension> AMOUNTS = Set.of(Dimension.LENGTH, Dimension.VOLUME, Dimension.TIME);

    private final Conditions conditions;
    private final Problems problems;

    /** The part that the engine needs and the part that everybody needs. */
    record Result(Rule.Response response, RuleCard.Respond card) {}

    ResponseReader(Conditions conditions, Problems problems) {
        this.conditions = conditions;
        this.problems = problems;
    }

    @Nullable
    Result read(Optional<Node> node) {
        if (node.isEmpty()) {
            return null;
        }
        Fields fields = Fields.of(node.get(), "respond", problems);
        String action = fields.text("action");
        if (!action.isEmpty() && !ACTIONS.contains(action)) {
            problems.unknown(fields.mark("action"), "action", action, ACTIONS);
        }
        Fields run = Fields.of(
                fields.node("run").orElse(new io.dewline.model.Document.Mapping(fields.mark(), java.util.List.of())),
                "run",
                problems);
        Duration minimum = RuleReader.bounded(run, "minimum", Duration.ZERO, problems);
        Duration maximum = RuleReader.bounded(run, "maximum", Duration.ofMinutes(30), problems);
        Duration rest = RuleReader.bounded(run, "rest", Duration.ofMinutes(10), problems);
        int starts = (int) run.whole("starts_a_day", 8, 1, 1_000);
        run.end();
        if (maximum.isZero() || minimum.compareTo(maximum) > 0) {
            problems.error(
                    run.mark("maximum"), "a run is at most shorter than at least", "minimum: up to maximum:, above 0");
        }
        Expr amount = fields.node("amount").map(this::amount).orElse(null);
        Expr unless = fields.node("unless").map(conditions::condition).orElse(null);
        Rule.Expect expect = fields.node("expect").map(this::expect).orElse(null);
        fields.end();
        Duration within = expect == null ? Duration.ZERO : expect.within();
        return new Result(
                new Rule.Response(action, amount, unless, expect),
                new RuleCard.Respond(action, minimum, maximum, rest, starts, within));
    }

    private @Nullable Expr amount(Node node) {
        Expr amount = conditions.number(node);
        if (amount != null && !AMOUNTS.contains(amount.unit().dimension())) {
            problems.error(
                    node.mark(),
                    "an amount is " + amount.type().words(),
                    "a depth in mm, a volume in L or a time in min");
        }
        return amount;
    }

    private Rule.@Nullable Expect expect(Node node) {
        Fields fields = Fields.of(node, "expect", problems);
        Optional<Node> delta = fields.node("delta");
        if (delta.isEmpty()) {
            problems.error(fields.mark(), "'delta' is missing", "a condition, like x < 0.8 * start");
        }
        if (!fields.has("within")) {
            problems.error(fields.mark(), "'within' is missing", "a duration, like 30m");
        }
        Duration within = RuleReader.bounded(fields, "within", Duration.ZERO, problems);
        fields.end();
        Expr condition = delta.map(conditions::effect).orElse(null);
        return condition == null ? null : new Rule.Expect(condition, within);
    }
}
