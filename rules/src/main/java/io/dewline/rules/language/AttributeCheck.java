package io.dewline.rules.language;

import io.dewline.model.Caution;
import io.dewline.model.Problems;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the attributes that a rule reads are set, and fit, for each subject it judges. */
final class AttributeCheck {
    /** These follow from soil, plant, type or emitter where they are not set. */
    private static final Set<String> FOLLOWING =
            Set.of("mad", "kc", "root_depth", "field_capacity", "saturation", "wilting_point", "rate", "efficiency");

    private final Registry registry;
    private final Problems problems;

    AttributeCheck(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
    }

    void check(List<Expr> conditions, List<Subject> subjects) {
        List<Expr.Attribute> read = new ArrayList<>();
        conditions.forEach(condition -> collect(condition, read));
        Set<String> told = new java.util.HashSet<>();
        for (Expr.Attribute attribute : read) {
            if (!FOLLOWING.contains(attribute.name()) && told.add(attribute.text())) {
                check(attribute, subjects);
            }
        }
    }

    /** Inside a function over devices an attribute is that of each device; those are not looked at. */
    private static void collect(Expr e, List<Expr.Attribute> into) {
        if (e instanceof Expr.Attribute attribute) {
            into.add(attribute);
        }
        if (!(e instanceof Expr.Over || e instanceof Expr.Facing)) {
            e.children().forEach(child -> collect(child, into));
        }
    }

    private void check(Expr.Attribute attribute, List<Subject> subjects) {
        List<String> unset = subjects.stream()
                .filter(subject -> Attributes.bind(attribute, subject, registry).isEmpty())
                .map(Subject::key)
                .toList();
        if (!unset.isEmpty()) {
            problems.warning(
                    attribute.mark(),
                    attribute.name().equals("drain_time") ? Caution.ZONE_WITHOUT_DRAIN_TIME : Caution.MISSING_ATTRIBUTE,
                    "'" + attribute.text() + "' is not set, or no " + wanted(attribute) + ", for "
                            + unset.stream().limit(4).collect(Collectors.joining(", "))
                            + (unset.size() > 4 ? ", …" : "") + ": the rule stays undetermined there");
        }
    }

    private static String wanted(Expr.Attribute attribute) {
        String words = attribute.type().words();
        return words.substring(words.indexOf(' ') + 1);
    }
}
