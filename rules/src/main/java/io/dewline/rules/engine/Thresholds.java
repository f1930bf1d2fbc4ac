package io.dewline.rules.engine;

import io.dewline.model.Device;
import io.dewline.model.Quantity;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import io.dewline.rules.language.Attributes;
import io.dewline.rules.language.Expr;
import io.dewline.rules.language.Expr.Comparison;
import io.dewline.rules.language.Expr.DomainFunction;
import io.dewline.rules.language.Expr.SpaceFunction;
import io.dewline.rules.language.Expr.TimeFunction;
import io.dewline.rules.language.Reach;
import io.dewline.rules.language.Rule;
import io.dewline.rules.language.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Beyond which value of a quantity a rule fires, where its condition says so plainly: it, or the first of the parts that it joins with {@code and}, compares
 * the quantity, its mean or its extreme, or the soil's depletion, with something configured. Not thread safe.
 */
public final class Thresholds {
    private static final Set<TimeFunction> LEVELS = Set.of(TimeFunction.AVG, TimeFunction.MIN, TimeFunction.MAX);
    private static final Set<SpaceFunction> OVERALL = Set.of(SpaceFunction.MAX, SpaceFunction.MIN, SpaceFunction.MEAN);

    private final RuleSet rules;
    private final Registry registry;
    private final Reach reach;
    private final Map<String, Map<String, Threshold>> known = new HashMap<>();

    /**
     * A threshold.
     *
     * @param value in the quantity's unit
     * @param below whether the rule fires below it, not above
     */
    public record Threshold(String rule, double value, boolean below) {}

    public Thresholds(RuleSet rules, Registry registry) {
        this.rules = rules;
        this.registry = registry;
        this.reach = new Reach(registry);
    }

    /** Those of a device's quantities by the quantity's id; of several rules the first counts. */
    public Map<String, Threshold> of(Device device) {
        return known.computeIfAbsent(device.id(), id -> find(device));
    }

    private Map<String, Threshold> find(Device device) {
        List<Subject> around = new ArrayList<>();
        around.add(device.subject());
        if (!device.zone().isEmpty()) {
            around.add(Subject.zone(device.area(), device.site(), device.zone()));
        }
        around.add(Subject.site(device.area(), device.site()));
        Set<Rule> judging = new HashSet<>();
        for (Subject subject : around) {
            judging.addAll(rules.rulesFor(subject, reach));
        }
        Map<String, Threshold> found = new HashMap<>();
        for (Rule rule : rules.rules()) {
            Expr when = rule.when();
            if (when == null || !judging.contains(rule)) {
                continue;
            }
            for (Subject subject : around) {
                if (subject.level() == rule.each()) {
                    look(when, new Place(rule, subject), found);
                }
            }
        }
        return Map.copyOf(found);
    }

    private record Place(Rule rule, Subject subject) {}

    private void look(Expr condition, Place place, Map<String, Threshold> found) {
        if (condition instanceof Expr.And and) {
            look(and.parts().get(0), place, found);
        } else if (condition instanceof Expr.Compare compare) {
            Comparison operator = compare.operator();
            boolean less = operator == Comparison.LT || operator == Comparison.LE;
            if (less || operator == Comparison.GT || operator == Comparison.GE) {
                look(compare.left(), compare.right(), less, place, found);
                look(compare.right(), compare.left(), !less, place, found);
            }
        }
    }

    private void look(Expr measured, Expr limit, boolean below, Place place, Map<String, Threshold> found) {
        double value = configured(limit, place);
        Quantity quantity = level(measured);
        if (Double.isNaN(value)) {
            return;
        }
        if (quantity != null && quantity.unit().equals(measured.type().unit())) {
            found.putIfAbsent(quantity.id(), new Threshold(place.rule().id(), value, below));
        } else if (measured instanceof Expr.Domain domain && domain.function() == DomainFunction.DEPLETION) {
            double moisture = moisture(value, place.subject());
            if (!Double.isNaN(moisture)) {
                // The more is used up, the less is in the soil.
                found.putIfAbsent(domain.of().id(), new Threshold(place.rule().id(), moisture, !below));
            }
        }
    }

    /** The quantity of which an expression is the value, a mean or an extreme; null when it is something else. */
    private static @Nullable Quantity level(Expr expr) {
        if (expr instanceof Expr.Last last) {
            return last.quantity();
        }
        if (expr instanceof Expr.Sliding sliding && LEVELS.contains(sliding.function())) {
            return level(sliding.body());
        }
        if (expr instanceof Expr.Aligned aligned && LEVELS.contains(aligned.function())) {
            return level(aligned.body());
        }
        return expr instanceof Expr.Over over && OVERALL.contains(over.function()) ? level(over.body()) : null;
    }

    /** The value of what does not change with readings; NaN for anything else and where nothing is set. */
    private double configured(Expr expr, Place place) {
        if (expr instanceof Expr.NumberConstant constant) {
            return constant.value();
        }
        if (expr instanceof Expr.Limit limit) {
            return rules.limit(place.rule(), limit, place.subject(), registry).value();
        }
        if (expr instanceof Expr.Attribute attribute) {
            return attribute(attribute, place.subject());
        }
        if (expr instanceof Expr.Negate negate) {
            return -configured(negate.of(), place);
        }
        if (expr instanceof Expr.Convert convert) {
            Unit unit = convert.of().type().unit();
            return unit == null ? Double.NaN : unit.to(convert.unit(), configured(convert.of(), place));
        }
        if (expr instanceof Expr.Arithmetic sum) {
            double left = configured(sum.left(), place);
            double right = configured(sum.right(), place);
            return switch (sum.operator()) {
                case ADD -> left + right;
                case SUBTRACT -> left - right;
                case MULTIPLY -> left * right;
                case DIVIDE -> right == 0 ? Double.NaN : left / right;
            };
        }
        return Double.NaN;
    }

    private double attribute(Expr.Attribute attribute, Subject subject) {
        Optional<Value> value = Attributes.bind(attribute, subject, registry);
        Zone zone = registry.zone(subject.site(), subject.zone());
        if (value.isEmpty() && attribute.place() == Expr.Place.ZONE && zone != null) {
            value = ZoneDefaults.of(zone, attribute.name());
        }
        return figure(value);
    }

    private static double figure(Optional<Value> value) {
        return value.isPresent() && value.get() instanceof Value.Figure figure ? figure.value() : Double.NaN;
    }

    /** The moisture, m³/m³, at which a share of the available water is used up: field capacity − share · (field capacity − wilting point). */
    private double moisture(double depletion, Subject subject) {
        Zone zone = registry.zone(subject.site(), subject.zone());
        if (zone == null) {
            return Double.NaN;
        }
        double capacity = soil(zone, "field_capacity");
        return capacity - depletion * (capacity - soil(zone, "wilting_point"));
    }

    private static double soil(Zone zone, String name) {
        Value own = zone.attributes().get(name);
        return figure(own == null ? ZoneDefaults.of(zone, name) : Optional.of(own));
    }
}
