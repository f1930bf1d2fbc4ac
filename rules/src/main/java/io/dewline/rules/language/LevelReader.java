package io.dewline.rules.language;

import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Fields;
import io.dewline.model.Problems;
import io.dewline.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the {@code levels:} of a rule; without them it is a warning. */
final class LevelReader {
    private final Conditions conditions;
    private final Problems problems;

    LevelReader(Conditions conditions, Problems problems) {
        this.conditions = conditions;
        this.problems = problems;
    }

    List<Rule.Level> read(Fields rule, Duration hold) {
        List<Rule.Level> levels = new ArrayList<>();
        if (!rule.has("levels")) {
            levels.add(always(rule.mark(), hold));
            return levels;
        }
        List<Node> items = rule.items("levels");
        items.forEach(item -> level(item, hold).ifPresent(levels::add));
        levels.sort(Comparator.comparing(Rule.Level::severity));
        if (levels.size() == items.size()) {
            consider(levels, rule.mark("levels"));
        }
        return levels;
    }

    private static Rule.Level always(Mark mark, Duration hold) {
        return new Rule.Level(Severity.WARNING, new Expr.BooleanConstant(new Expr.Origin(mark, "true"), true), hold);
    }

    private Optional<Rule.Level> level(Node node, Duration hold) {
        Fields fields = Fields.of(node, "a level", problems);
        Rule.Level found = null;
        for (Severity severity : Severity.values()) {
            Optional<Node> condition = fields.node(severity.word());
            if (condition.isEmpty()) {
                continue;
            }
            Expr checked = conditions.condition(condition.get());
            if (found != null) {
                problems.error(condition.get().mark(), "a level has two severities", "an item for each severity");
            } else if (checked != null) {
                found = new Rule.Level(severity, checked, RuleReader.bounded(fields, "for", hold, problems));
            }
        }
        fields.has("for");
        fields.end();
        if (found == null && node instanceof Mapping mapping && isBare(mapping)) {
            problems.error(
                    node.mark(), "a level without severity", "info, warning or critical with a condition or true");
        }
        return Optional.ofNullable(found);
    }

    private static boolean isBare(Mapping mapping) {
        Set<String> words = new TreeSet<>(List.of("info", "warning", "critical"));
        return mapping.members().stream().map(Member::key).noneMatch(words::contains);
    }

    private void consider(List<Rule.Level> levels, Mark mark) {
        long severities = levels.stream().map(Rule.Level::severity).distinct().count();
        if (severities < levels.size()) {
            problems.error(mark, "a severity is given twice", "each of info, warning, critical at most once");
        }
        boolean floor = !levels.isEmpty()
                && levels.get(0).condition() instanceof Expr.BooleanConstant constant
                && constant.value();
        if (!floor) {
            problems.error(
                    mark,
                    "the mildest level is not always there",
                    "true for it, like { warning: true }: what a firing rule is at least");
        }
    }
}
