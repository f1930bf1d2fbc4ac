package io.dewline.rules.language;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a limit's value for a subject: the nearest place that sets it wins: device, zone, site, pack, rule. */
final class Limits {
    private final Registry registry;

    Limits(Registry registry) {
        this.registry = registry;
    }

    BoundLimit bind(Rule rule, @Nullable Pack pack, Expr.Limit limit, Subject subject) {
        String id = limit.id();
        Unit unit = limit.unit();
        BoundLimit found = new BoundLimit(Double.NaN, unit, "", "");
        LimitValue declared = rule.limits().get(id);
        if (declared != null) {
            found = given(declared, unit, "rule:" + rule.id(), found);
        }
        if (pack != null && pack.limits().containsKey(id)) {
            found = given(pack.limits().get(id), unit, "pack:" + pack.id(), found);
        }
        Site site = registry.sites().get(subject.site());
        if (site != null) {
            found = own(site.limits(), limit, site.subject(), found);
        }
        Zone zone = registry.zone(subject.site(), subject.zone());
        if (zone != null) {
            found = own(zone.limits(), limit, zone.subject(), found);
        }
        Device device = registry.device(subject.device());
        return device == null ? found : own(device.limits(), limit, device.subject(), found);
    }

    private static BoundLimit given(LimitValue value, Unit unit, String from, BoundLimit before) {
        Unit in = value.unit() == null ? unit : value.unit();
        if (Double.isNaN(value.value()) || !in.convertsTo(unit)) {
            return before;
        }
        return new BoundLimit(in.to(unit, value.value()), unit, from, value.source());
    }

    private static BoundLimit own(Map<String, Value> limits, Expr.Limit limit, Subject place, BoundLimit before) {
        if (!(limits.get(limit.id()) instanceof Value.Figure figure)) {
            return before;
        }
        Unit in = figure.unit() == null ? limit.unit() : figure.unit();
        return in.convertsTo(limit.unit())
                ? new BoundLimit(in.to(limit.unit(), figure.value()), limit.unit(), place.key(), "")
                : before;
    }
}
