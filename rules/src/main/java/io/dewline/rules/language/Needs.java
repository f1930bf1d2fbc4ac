package io.dewline.rules.language;

import io.dewline.model.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Whether a subject has the devices that a rule cannot do without; where it has not, the rule does not judge it. */
final class Needs {
    private final Reach reach;

    Needs(Reach reach) {
        this.reach = reach;
    }

    boolean met(Rule rule, Subject subject) {
        Expr when = rule.when();
        return when == null || met(when, subject, rule);
    }

    private boolean met(Expr e, Subject subject, Rule rule) {
        if (e instanceof Expr.Over over) {
            return over.optional() || has(subject, over.quantities(), rule);
        }
        if (e instanceof Expr.Facing facing) {
            return facing.optional() || onSite(subject, facing.quantities());
        }
        if (e instanceof Expr.Last last && !last.optional()) {
            return has(subject, Set.of(last.quantity().id()), rule);
        }
        if (e instanceof Expr.Domain domain && !domain.optional()) {
            Set<String> wanted = Set.of(domain.of().id());
            if (domain.function() == Expr.DomainFunction.DEPLETION || domain.function() == Expr.DomainFunction.REFILL) {
                return has(subject, wanted, rule) || !reach.weather(subject).isEmpty();
            }
            return isOfTheSite(domain.function()) ? onSite(subject, wanted) : has(subject, wanted, rule);
        }
        if (e instanceof Expr.Influenced influenced && !influenced.optional()) {
            return has(subject, Set.of(influenced.of().id()), rule);
        }
        if (e instanceof Expr.Evaporation evaporation && !evaporation.optional()) {
            return onSite(subject, Set.of("temperature"));
        }
        List<Expr> children = e.children();
        return children.stream().allMatch(child -> met(child, subject, rule));
    }

    private boolean onSite(Subject subject, Collection<String> wanted) {
        return !reach.own(Subject.site(subject.area(), subject.site()), wanted).isEmpty();
    }

    private static boolean isOfTheSite(Expr.DomainFunction function) {
        return function == Expr.DomainFunction.SITE_CONTRIBUTION || function == Expr.DomainFunction.BACKGROUND;
    }

    /** A rule for each device of any kind looks at what the device itself delivers, else every device would answer for the site's. */
    private boolean has(Subject subject, Collection<String> wanted, Rule rule) {
        boolean borrows = subject.level() != Subject.Level.DEVICE
                || !rule.where().deviceKinds().isEmpty();
        return !(borrows ? reach.devices(subject, wanted) : reach.own(subject, wanted)).isEmpty();
    }
}
