package io.dewline.model;

import io.dewline.model.Document.Mark;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The areas, sites, zones, devices and device kinds of one configuration; immutable, in the order written. */
public final class Registry {
    private final Map<String, Area> areas;
    private final Map<String, Site> sites;
    private final Map<String, Zone> zones;
    private final Map<String, Device> devices;
    private final Map<String, DeviceKind> kinds;
    private final List<LimitSet> limits;
    private final List<StandardSet> standards;
    private final Calendar calendar;

    /** A limit that a site, zone or device sets for itself, and where that is written. */
    public record LimitSet(Subject place, String name, Mark mark) {}

    /** The standard that a site is judged by, and where that is written. */
    public record StandardSet(Subject site, String name, Mark mark) {}

    Registry(
            Map<String, Area> areas,
            Map<String, Site> sites,
            Map<String, Zone> zones,
            Map<String, Device> devices,
            Map<String, DeviceKind> kinds,
            List<LimitSet> limits,
            List<StandardSet> standards,
            Calendar calendar) {
        this.areas = java.util.Collections.unmodifiableMap(areas);
        this.sites = java.util.Collections.unmodifiableMap(sites);
        this.zones = java.util.Collections.unmodifiableMap(zones);
        this.devices = java.util.Collections.unmodifiableMap(devices);
        this.kinds = java.util.Collections.unmodifiableMap(kinds);
        this.limits = List.copyOf(limits);
        this.standards = List.copyOf(standards);
        this.calendar = calendar;
    }

    /** Builds the registry from sites.yaml; with any error there is no registry, and all errors are told. */
    public static Parsed<Registry> read(Document document) {
        return read(document, null);
    }

    /** The same with the holidays and make-up days of calendar.yaml; null where there is no such file. */
    public static Parsed<Registry> read(Document document, @Nullable Document calendar) {
        return new RegistryReader(document, calendar).read();
    }

    public Map<String, Area> areas() {
        return areas;
    }

    public Map<String, Site> sites() {
        return sites;
    }

    /** By "site/zone". */
    public Map<String, Zone> zones() {
        return zones;
    }

    public Map<String, Device> devices() {
        return devices;
    }

    public Map<String, DeviceKind> kinds() {
        return kinds;
    }

    /** Schedules, seasons and working days. */
    public Calendar calendar() {
        return calendar;
    }

    /** Every limit that a place sets for itself, in the order written. */
    public List<LimitSet> limits() {
        return limits;
    }

    /** Every standard that a site names, in the order written. */
    public List<StandardSet> standards() {
        return standards;
    }

    public @Nullable Device device(String id) {
        return devices.get(id);
    }

    public @Nullable Zone zone(String site, String zone) {
        return zones.get(site + "/" + zone);
    }

    public List<Site> sitesOf(String area) {
        return sites.values().stream().filter(s -> s.area().equals(area)).toList();
    }

    public List<Zone> zonesOf(String site) {
        return zones.values().stream().filter(z -> z.site().equals(site)).toList();
    }

    public List<Device> devicesOf(String site) {
        return devices.values().stream().filter(d -> d.site().equals(site)).toList();
    }

    /** Whether the subject is still there. */
    public boolean has(Subject subject) {
        return switch (subject.level()) {
            case AREA -> areas.containsKey(subject.area());
            case SITE -> sites.containsKey(subject.site());
            case ZONE -> zones.containsKey(subject.site() + "/" + subject.zone());
            case DEVICE -> devices.containsKey(subject.device());
        };
    }

    /** The name people read: the zone's, the site's, or the id. */
    public Text nameOf(Subject subject) {
        return switch (subject.level()) {
            case AREA -> Text.same(subject.area());
            case SITE ->
                sites.containsKey(subject.site()) ? sites.get(subject.site()).name() : Text.same(subject.site());
            case ZONE -> {
                Zone zone = zone(subject.site(), subject.zone());
                yield zone == null ? Text.same(subject.zone()) : zone.name();
            }
            case DEVICE -> Text.same(subject.device());
        };
    }
}
