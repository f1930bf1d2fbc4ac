package io.dewline.rules.condition;

import io.dewline.model.Calendar;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.rules.language.BoundLimit;
import io.dewline.rules.language.Expr;
import io.dewline.rules.language.Rule;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Wind;
import io.dewline.rules.soil.Planting;
import io.dewline.rules.soil.SoilWater;
import io.dewline.rules.window.Alignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The world that conditions are bound to: devices, facts, limits and attributes around a subject. */
public interface Places {
    /** The devices that {@code subject} sees and that deliver all of {@code quantities}, in a fixed order. */
    List<Track> devices(Subject subject, Collection<String> quantities);

    /** The lines of a fact for the subject and all that surrounds it, nearest first. */
    FactLine[] facts(String name, Subject subject);

    BoundLimit limit(Rule rule, Expr.Limit limit, Subject subject);

    /** An attribute's value, what follows from soil, plant and emitter included. */
    Optional<Value> attribute(Expr.Attribute attribute, Subject subject);

    /** The soil of the zone that the subject is or lies in; its figures are NaN where nothing is known. */
    SoilWater soil(Subject subject);

    /** An attribute of the zone that the subject is or lies in, in {@code unit}, what follows from soil, plant and emitter included; NaN where nothing is known. */
    double figure(Subject subject, String name, Unit unit);

    /** When the zone that the subject is or lies in was planted; null where that is not known. */
    @Nullable
    Planting planting(Subject subject);

    /** The site that the subject is or lies in; null for an area. */
    @Nullable
    Site site(Subject subject);

    /** Clock windows of {@code length} milliseconds in the zone of the subject's site; always the same for the same length and zone. */
    Alignment alignment(long length, Subject subject);

    /** The wind at the subject's site: of its weather stations, else of its other devices. */
    Wind wind(Subject subject);

    /** Schedules, seasons and working days. */
    Calendar calendar();
}
