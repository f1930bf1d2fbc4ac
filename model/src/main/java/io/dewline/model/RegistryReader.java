package io.dewline.model;

import io.dewline.model.Document.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a registry from sites.yaml and finds all that is wrong with it. */
final class RegistryReader {
    private final Document document;
    private final @Nullable Document dates;
    private final Problems problems = new Problems();
    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<Registry.LimitSet> limits = new ArrayList<>();
    private final List<Registry.StandardSet> standards = new ArrayList<>();
    private final Map<String, DeviceKind> kinds = new LinkedHashMap<>(Kinds.kinds());

    RegistryReader(Document document, @Nullable Document dates) {
        this.document = document;
        this.dates = dates;
    }

    Parsed<Registry> read() {
        Fields root = Fields.of(document.root(), "the registry", problems);
        root.items("kinds").forEach(this::kind);
        root.items("areas").forEach(this::area);
        if (areas.isEmpty()) {
            areas.put("main", new Area("main", ZoneOffset.UTC));
        }
        List<Node> siteNodes = root.items("sites");
        if (siteNodes.isEmpty()) {
            problems.error(root.mark("sites"), "there are no sites", "sites: with at least one site");
        }
        siteNodes.forEach(this::site);
        Calendar calendar = new CalendarReader(problems).read(root, dates);
        root.end();
        return new Parsed<>(
                problems.hasErrors()
                        ? null
                        : new Registry(areas, sites, zones, devices, kinds, limits, standards, calendar),
                problems.all());
    }

    private void kind(Node node) {
        Fields fields = Fields.of(node, "a kind", problems);
        String id = fields.id("id");
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        if (kinds.containsKey(id)) {
            quantities.putAll(kinds.get(id).quantities());
        }
        Duration interval = fields.duration(
                "interval", kinds.containsKey(id) ? kinds.get(id).interval() : Duration.ofMinutes(10));
        for (Node item : fields.items("quantities")) {
            Quantity quantity = quantity(item);
            quantities.put(quantity.id(), quantity);
        }
        fields.end();
        kinds.put(id, new DeviceKind(id, interval, quantities));
    }

    private Quantity quantity(Node item) {
        if (item instanceof Document.Scalar scalar) {
            Quantity known = Kinds.quantities().get(scalar.text());
            if (known != null) {
                return known;
            }
            problems.unknown(
                    scalar.mark(), "quantity", scalar.text(), Kinds.quantities().keySet());
            return new Quantity(scalar.text(), Unit.ONE, 0, 0, Quantity.Form.GAUGE);
        }
        Fields fields = Fields.of(item, "a quantity", problems);
        String id = fields.id("id");
        String symbol = fields.text("unit");
        Unit unit = Unit.of(symbol).orElseGet(() -> {
            problems.error(fields.mark("unit"), "unknown unit '" + symbol + "'", "a unit of docs/rules.md");
            return Unit.ONE;
        });
        double min = fields.number("min", unit, -1e15, 1e15);
        double max = fields.number("max", unit, -1e15, 1e15);
        if (!(min < max)) {
            problems.error(fields.mark(), "quantity '" + id + "' has no plausible range", "min: below max:");
        }
        Quantity.Form form = fields.choice("form", Quantity.Form.class, Quantity.Form.GAUGE);
        fields.end();
        return new Quantity(id, unit, min, max, form);
    }

    private void area(Node node) {
        Fields fields = Fields.of(node, "an area", problems);
        String id = fields.id("id");
        if (areas.put(id, new Area(id, timezone(fields, ZoneOffset.UTC))) != null) {
            problems.error(fields.mark("id"), "area '" + id + "' is given twice", "each id once");
        }
        fields.end();
    }

    private ZoneId timezone(Fields fields, ZoneId fallback) {
        String name = fields.text("timezone", "");
        if (name.isEmpty()) {
            return fallback;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            problems.unknown(fields.mark("timezone"), "time zone", name, ZoneId.getAvailableZoneIds());
            return fallback;
        }
    }

    private void site(Node node) {
        Fields fields = Fields.of(node, "a site", problems);
        String id = fields.id("id");
        String areaId = fields.text("area", areas.keySet().iterator().next());
        Area area = areas.get(areaId);
        if (area == null) {
            problems.unknown(fields.mark("area"), "area", areaId, areas.keySet());
            area = areas.values().iterator().next();
        }
        double latitude = Double.NaN;
        double longitude = Double.NaN;
        if (fields.has("location")) {
            Fields location = Fields.of(fields.node("location").orElseThrow(), "location", problems);
            String system = location.text("system");
            if (!system.equals("WGS84") && !system.equals("GCJ-02")) {
                problems.unknown(location.mark("system"), "coordinate system", system, Set.of("WGS84", "GCJ-02"));
            }
            latitude = location.number("latitude", Unit.DEGREE, -90, 90);
            longitude = location.number("longitude", Unit.DEGREE, -180, 180);
            location.end();
        }
        List<Node> zoneNodes = fields.items("zones");
        List<Node> deviceNodes = fields.items("devices");
        Site site = new Site(
                id,
                area.id(),
                fields.text("kind", "site"),
                fields.bilingual("name", Text.same(id)),
                timezone(fields, area.timezone()),
                fields.choice("mode", Site.Mode.class, Site.Mode.ADVISE),
                latitude,
                longitude,
                fields.values("limits"),
                siteAttributes(fields));
        note(fields, site.subject());
        if (fields.has("standard")) {
            standards.add(new Registry.StandardSet(site.subject(), fields.id("standard"), fields.mark("standard")));
        }
        fields.end();
        if (sites.put(id, site) != null) {
            problems.error(fields.mark("id"), "site '" + id + "' is given twice", "each id once");
        }
        zoneNodes.forEach(zone -> zone(zone, site));
        deviceNodes.forEach(device -> device(device, site, ""));
    }

    private static Map<String, Value> siteAttributes(Fields fields) {
        Map<String, Value> attributes = new LinkedHashMap<>(fields.values("attributes"));
        if (fields.has("standard")) {
            attributes.put("standard", new Value.Word(fields.text("standard")));
        }
        return attributes;
    }

    private void zone(Node node, Site site) {
        Fields fields = Fields.of(node, "a zone", problems);
        String id = fields.id("id");
        String type = fields.text("type");
        if (!Zone.TYPES.contains(type)) {
            problems.unknown(fields.mark("type"), "zone type", type, Zone.TYPES);
        }
        List<Node> deviceNodes = fields.items("devices");
        Text name = fields.bilingual("name", Text.same(id));
        Map<String, Value> limits = fields.values("limits");
        Map<String, Value> attributes = ZoneAttributes.read(fields, problems);
        fields.end();
        Zone zone = new Zone(id, site.area(), site.id(), type, name, limits, attributes);
        note(fields, zone.subject());
        if (zones.put(site.id() + "/" + id, zone) != null) {
            problems.error(
                    fields.mark("id"), "zone '" + id + "' is given twice in site '" + site.id() + "'", "each id once");
        }
        deviceNodes.forEach(device -> device(device, site, id));
    }

    private void device(Node node, Site site, String zone) {
        Fields fields = Fields.of(node, "a device", problems);
        String id = fields.id("id");
        String kindId = fields.text("kind");
        DeviceKind kind = kinds.get(kindId);
        if (kind == null) {
            problems.unknown(fields.mark("kind"), "device kind", kindId, kinds.keySet());
            kind = new DeviceKind(kindId, Duration.ofMinutes(10), Map.of());
        }
        String actuates = fields.text("actuates", "");
        if (!actuates.isEmpty() && !Set.of("water", "spray").contains(actuates)) {
            problems.unknown(fields.mark("actuates"), "action", actuates, Set.of("water", "spray"));
        }
        Duration interval = fields.duration("interval", kind.interval());
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (String key : List.of("depth", "height", "reach", "distance")) {
            figure(fields, key, Unit.METRE, key.equals("distance") ? 10_000 : 1_000, attributes);
        }
        figure(fields, "bearing", Unit.DEGREE, 360, attributes);
        figure(fields, "aloft", Unit.SECOND, 3_600, attributes);
        figure(fields, "spread", Unit.DEGREE, 180, attributes);
        String gateway = fields.text("gateway", "");
        if (!gateway.isEmpty()) {
            attributes.put("gateway", new Value.Word(gateway));
        }
        attributes.putAll(fields.values("attributes"));
        Device device = new Device(
                id,
                site.area(),
                kind,
                new Source(kind.id(), site.id(), zone, id),
                interval,
                actuates,
                fields.values("limits"),
                attributes);
        note(fields, device.subject());
        fields.end();
        if (devices.put(id, device) != null) {
            problems.error(fields.mark("id"), "device '" + id + "' is given twice", "an id that no other device has");
        }
    }

    private static void figure(Fields fields, String key, Unit unit, double max, Map<String, Value> into) {
        double value = fields.number(key, unit, 0, max);
        if (!Double.isNaN(value)) {
            into.put(key, new Value.Figure(value, unit));
        }
    }

    private void note(Fields fields, Subject place) {
        fields.marks("limits").forEach((name, mark) -> limits.add(new Registry.LimitSet(place, name, mark)));
    }
}
