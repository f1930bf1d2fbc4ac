package io.dewline.rules.language;

import io.dewline.model.Caution;
import io.dewline.model.Device;
import io.dewline.model.Problems;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the limits that a rule names have a value, in a unit that fits, for each subject it judges. */
final class LimitCheck {
    private final Registry registry;
    private final Problems problems;

    LimitCheck(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
    }

    void check(Rule rule, @Nullable Pack pack, List<Expr> conditions, List<Subject> subjects) {
        Map<String, Expr.Limit> used = conditions.stream()
                .flatMap(condition -> Trees.all(condition, Expr.Limit.class).stream())
                .collect(Collectors.toMap(Expr.Limit::id, limit -> limit, (first, later) -> first));
        used.values().forEach(limit -> check(rule, pack, limit, subjects));
    }

    private void check(Rule rule, @Nullable Pack pack, Expr.Limit limit, List<Subject> subjects) {
        List<String> unset = new ArrayList<>();
        for (Subject subject : subjects) {
            if (misfits(limit, subject)) {
                return;
            }
            if (Double.isNaN(
                    new Limits(registry).bind(rule, pack, limit, subject).value())) {
                unset.add(subject.key());
            }
        }
        if (!unset.isEmpty()) {
            problems.warning(
                    limit.mark(),
                    Caution.NO_LIMIT,
                    "'" + limit.text() + "' has no value for "
                            + unset.stream().limit(4).collect(Collectors.joining(", "))
                            + (unset.size() > 4 ? ", …" : "") + ": the rule stays undetermined until one is set");
        }
    }

    private boolean misfits(Expr.Limit limit, Subject subject) {
        Site site = registry.sites().get(subject.site());
        Zone zone = registry.zone(subject.site(), subject.zone());
        Device device = registry.device(subject.device());
        return (site != null && misfits(limit, site.limits(), site.subject()))
                || (zone != null && misfits(limit, zone.limits(), zone.subject()))
                || (device != null && misfits(limit, device.limits(), device.subject()));
    }

    private boolean misfits(Expr.Limit limit, Map<String, Value> limits, Subject place) {
        Value value = limits.get(limit.id());
        String shown;
        if (value instanceof Value.Word word) {
            shown = "'" + word.text() + "'";
        } else if (value instanceof Value.Figure figure
                && figure.unit() != null
                && !figure.unit().convertsTo(limit.unit())) {
            shown = Printer.digits(figure.value()) + " " + figure.unit().symbol();
        } else {
            return false;
        }
        problems.error(
                limit.mark(),
                "'" + limit.text() + "' is set to " + shown + " by " + place.key(),
                "a number"
                        + (limit.unit() == Unit.ONE ? "" : " in " + limit.unit().symbol()));
        return true;
    }
}
