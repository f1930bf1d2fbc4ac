package io.dewline.rules.language;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What rules may read of a site, a zone or a device, and its value for a subject. */
public final class Attributes {
    private static final Map<String, Type> SITE =
            Map.of("id", Type.TEXT, "kind", Type.TEXT, "standard", Type.TEXT, "mode", Type.TEXT);
    private static final Map<String, Type> ZONE = zone();
    private static final Map<String, Type> DEVICE = Map.of(
            "id", Type.TEXT,
            "kind", Type.TEXT,
            "depth", Type.number(Unit.METRE),
            "height", Type.number(Unit.METRE),
            "reach", Type.number(Unit.METRE),
            "bearing", Type.number(Unit.DEGREE),
            "distance", Type.number(Unit.METRE));

    private Attributes() {}

    private static Map<String, Type> known(Expr.Place place) {
        return switch (place) {
            case SITE -> SITE;
            case ZONE -> ZONE;
            case DEVICE -> DEVICE;
        };
    }

    private static Map<String, Type> zone() {
        Map<String, Type> known = new HashMap<>();
        for (String text : new String[] {"id", "type", "soil", "plant", "orientation", "emitter", "planted"}) {
            known.put(text, Type.TEXT);
        }
        known.put("root_depth", Type.number(Unit.METRE));
        known.put("area", Type.number(Unit.SQUARE_METRE));
        known.put("catchment", Type.number(Unit.SQUARE_METRE));
        known.put("lip", Type.number(Unit.MILLIMETRE));
        known.put("floor", Type.number(Unit.MILLIMETRE));
        known.put("orifice", Type.number(Unit.MILLIMETRE));
        known.put("orifice_height", Type.number(Unit.MILLIMETRE));
        known.put("storage", Type.number(Unit.MILLIMETRE));
        known.put("drain_time", Type.number(Unit.HOUR));
        known.put("cycle", Type.number(Unit.HOUR));
        known.put("kc", Type.number(Unit.ONE));
        known.put("mad", Type.number(Unit.ONE));
        known.put("field_capacity", Type.number(Unit.CUBIC_METRE_PER_CUBIC_METRE));
        known.put("saturation", Type.number(Unit.CUBIC_METRE_PER_CUBIC_METRE));
        known.put("wilting_point", Type.number(Unit.CUBIC_METRE_PER_CUBIC_METRE));
        known.put("rate", Type.number(Unit.MILLIMETRE_PER_HOUR));
        known.put("efficiency", Type.number(Unit.ONE));
        return Map.copyOf(known);
    }

    /**
     * The configured value of {@code attribute} for {@code subject}, a number in the attribute's unit; empty where it is not set. Defaults that follow
     * from soil, plant or emitter are the engine's.
     */
    public static Optional<Value> bind(Expr.Attribute attribute, Subject subject, Registry registry) {
        return raw(attribute.place(), attribute.name(), subject, registry)
                .flatMap(value -> in(attribute.type(), value));
    }

    /** A configured value as the type wants it; empty where it does not fit. */
    public static Optional<Value> in(Type type, Value value) {
        if (!(value instanceof Value.Figure figure)) {
            return type.equals(Type.TEXT) ? Optional.of(value) : Optional.empty();
        }
        Unit unit = type.unit();
        Unit given = figure.unit() == null ? unit : figure.unit();
        if (unit == null || given == null || !given.convertsTo(unit)) {
            return Optional.empty();
        }
        return Optional.of(new Value.Figure(given.to(unit, figure.value()), unit));
    }

    private static Optional<Value> raw(Expr.Place place, String name, Subject subject, Registry registry) {
        return switch (place) {
            case SITE ->
                Optional.ofNullable(registry.sites().get(subject.site())).map(site -> of(site, name));
            case ZONE ->
                Optional.ofNullable(registry.zone(subject.site(), subject.zone()))
                        .map(zone -> of(zone, name));
            case DEVICE ->
                Optional.ofNullable(registry.device(subject.device())).map(device -> of(device, name));
        };
    }

    private static @Nullable Value of(Site site, String name) {
        return switch (name) {
            case "id" -> new Value.Word(site.id());
            case "kind" -> new Value.Word(site.kind());
            case "mode" -> new Value.Word(site.mode().name().toLowerCase(java.util.Locale.ROOT));
            default -> site.attributes().get(name);
        };
    }

    private static @Nullable Value of(Zone zone, String name) {
        return switch (name) {
            case "id" -> new Value.Word(zone.id());
            case "type" -> new Value.Word(zone.type());
            default -> zone.attributes().get(name);
        };
    }

    private static @Nullable Value of(Device device, String name) {
        return switch (name) {
            case "id" -> new Value.Word(device.id());
            case "kind" -> new Value.Word(device.kind().id());
            default -> device.attributes().get(name);
        };
    }

    static @Nullable Typed resolve(Checker checker, Syntax.Name name, Expr.Place place, String id) {
        if (!hasPlace(checker, place)) {
            checker.wrong(
                    name,
                    "has no meaning in a rule for each " + word(checker.scene().each()),
                    place == Expr.Place.DEVICE
                            ? "each: device, or a function over devices around it"
                            : "each: " + word(place) + " or smaller");
            return null;
        }
        Type type = known(place).get(id);
        if (type != null) {
            return Typed.of(new Expr.Attribute(checker.origin(name), place, id, type));
        }
        return own(checker, name, place, id);
    }

    /** An attribute that sites.yaml made up: its type is that of the first subject that has it. */
    private static @Nullable Typed own(Checker checker, Syntax.Name name, Expr.Place place, String id) {
        Registry registry = checker.scene().reach().registry();
        Set<String> known = new TreeSet<>(known(place).keySet());
        for (Map<String, Value> attributes : attributes(place, registry)) {
            known.addAll(attributes.keySet());
            Value value = attributes.get(id);
            if (value instanceof Value.Word) {
                return Typed.of(new Expr.Attribute(checker.origin(name), place, id, Type.TEXT));
            }
            if (value instanceof Value.Figure figure) {
                Unit unit = figure.unit() == null ? Unit.ONE : figure.unit();
                return new Typed(
                        new Expr.Attribute(checker.origin(name), place, id, Type.number(unit)), figure.unit() == null);
            }
        }
        checker.unknown(name, "attribute", id, known);
        return null;
    }

    private static java.util.List<Map<String, Value>> attributes(Expr.Place place, Registry registry) {
        return switch (place) {
            case SITE ->
                registry.sites().values().stream().map(Site::attributes).toList();
            case ZONE ->
                registry.zones().values().stream().map(Zone::attributes).toList();
            case DEVICE ->
                registry.devices().values().stream().map(Device::attributes).toList();
        };
    }

    private static boolean hasPlace(Checker checker, Expr.Place place) {
        Subject.Level each = checker.scene().each();
        if (checker.looksAtDevices()) {
            return true;
        }
        return switch (place) {
            case SITE -> each != Subject.Level.AREA;
            case ZONE -> each == Subject.Level.ZONE || each == Subject.Level.DEVICE;
            case DEVICE -> each == Subject.Level.DEVICE;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
