package io.dewline.rules.engine;

import io.dewline.model.Calendar;
import io.dewline.model.Device;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import io.dewline.rules.condition.Places;
import io.dewline.rules.language.Attributes;
import io.dewline.rules.language.BoundLimit;
import io.dewline.rules.language.Expr;
import io.dewline.rules.language.Reach;
import io.dewline.rules.language.Rule;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Wind;
import io.dewline.rules.soil.Planting;
import io.dewline.rules.soil.SoilWater;
import io.dewline.rules.window.Alignment;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices, facts and configured values of one area, found for a subject. */
final class Surroundings implements Places {
    private final Reach reach;
    private final RuleSet rules;
    private final Map<String, Track> tracks;
    private final Map<String, FactLine> lines = new HashMap<>();
    private final Map<String, Alignment> alignments = new HashMap<>();
    private final Map<String, Wind> winds = new HashMap<>();

    Surroundings(Reach reach, RuleSet rules, Map<String, Track> tracks) {
        this.reach = reach;
        this.rules = rules;
        this.tracks = tracks;
    }

    @Override
    public List<Track> devices(Subject subject, Collection<String> quantities) {
        List<Device> devices = reach.devices(subject, quantities);
        List<Track> found = new ArrayList<>(devices.size());
        for (Device device : devices) {
            Track track = tracks.get(device.id());
            if (track != null) {
                found.add(track);
            }
        }
        return found;
    }

    /** The line of a fact for exactly this subject; made when it is first asked for. */
    FactLine line(String name, Subject subject) {
        return lines.computeIfAbsent(key(name, subject), k -> new FactLine(name, subject));
    }

    static String key(String name, Subject subject) {
        return "fact/" + name + "/" + subject.key();
    }

    Map<String, FactLine> lines() {
        return lines;
    }

    @Override
    public FactLine[] facts(String name, Subject subject) {
        List<FactLine> nearest = new ArrayList<>(4);
        String area = subject.area();
        String site = subject.site();
        if (!subject.device().isEmpty()) {
            nearest.add(line(name, subject));
        }
        if (!subject.zone().isEmpty()) {
            nearest.add(line(name, Subject.zone(area, site, subject.zone())));
        }
        if (!site.isEmpty()) {
            nearest.add(line(name, Subject.site(area, site)));
        }
        nearest.add(line(name, Subject.area(area)));
        return nearest.toArray(FactLine[]::new);
    }

    @Override
    public BoundLimit limit(Rule rule, Expr.Limit limit, Subject subject) {
        return rules.limit(rule, limit, subject, reach.registry());
    }

    @Override
    public Optional<Value> attribute(Expr.Attribute attribute, Subject subject) {
        return Attributes.bind(attribute, subject, reach.registry()).or(() -> {
            Zone zone = reach.registry().zone(subject.site(), subject.zone());
            return attribute.place() != Expr.Place.ZONE || zone == null
                    ? Optional.empty()
                    : ZoneDefaults.of(zone, attribute.name()).flatMap(value -> Attributes.in(attribute.type(), value));
        });
    }

    @Override
    public SoilWater soil(Subject subject) {
        Zone zone = reach.registry().zone(subject.site(), subject.zone());
        return zone == null
                ? new SoilWater(Double.NaN, Double.NaN, Double.NaN)
                : new SoilWater(
                        figure(zone, "field_capacity", Unit.CUBIC_METRE_PER_CUBIC_METRE),
                        figure(zone, "wilting_point", Unit.CUBIC_METRE_PER_CUBIC_METRE),
                        figure(zone, "root_depth", Unit.METRE));
    }

    @Override
    public double figure(Subject subject, String name, Unit unit) {
        Zone zone = reach.registry().zone(subject.site(), subject.zone());
        return zone == null ? Double.NaN : figure(zone, name, unit);
    }

    @Override
    public @Nullable Planting planting(Subject subject) {
        Zone zone = reach.registry().zone(subject.site(), subject.zone());
        return zone == null ? null : ZoneDefaults.planting(zone, calendar());
    }

    @Override
    public @Nullable Site site(Subject subject) {
        return reach.registry().sites().get(subject.site());
    }

    /** A zone's attribute in {@code unit}, what follows from soil, plant and emitter included; NaN where nothing is known. */
    static double figure(Zone zone, String name, Unit unit) {
        Value own = zone.attributes().get(name);
        Value value = own == null ? ZoneDefaults.of(zone, name).orElse(null) : own;
        if (!(value instanceof Value.Figure figure)) {
            return Double.NaN;
        }
        Unit in = figure.unit() == null ? unit : figure.unit();
        return in.convertsTo(unit) ? in.to(unit, figure.value()) : Double.NaN;
    }

    @Override
    public Alignment alignment(long length, Subject subject) {
        Site site = reach.registry().sites().get(subject.site());
        ZoneId zone = site != null
                ? site.timezone()
                : reach.registry().areas().containsKey(subject.area())
                        ? reach.registry().areas().get(subject.area()).timezone()
                        : ZoneOffset.UTC;
        return alignments.computeIfAbsent(length + "@" + zone, k -> new Alignment(length, zone));
    }

    @Override
    public Wind wind(Subject subject) {
        return winds.computeIfAbsent(subject.site(), site -> {
            List<Track> stations =
                    new ArrayList<>(devices(Subject.site(subject.area(), site), List.of(Wind.SPEED, Wind.DIRECTION)));
            stations.sort(Comparator.comparing(
                    (Track track) -> !track.device().kind().id().equals("weather")));
            return new Wind(stations);
        });
    }

    @Override
    public Calendar calendar() {
        return reach.registry().calendar();
    }
}
