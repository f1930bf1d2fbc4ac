package io.dewline.rules.language;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which devices a subject's rules see. A device sees itself, a zone and a site their own, an area all of its sites. What none of them can deliver, a
 * zone or a device takes from the devices of its site that belong to no zone, such as the weather station. Nothing sees beyond its area.
 */
public final class Reach {
    private final Registry registry;
    private final Map<String, List<Device>> byPlace = new HashMap<>();
    private final Map<String, List<Site>> byKind = new LinkedHashMap<>();
    private final Map<String, List<Zone>> zones = new HashMap<>();

    public Reach(Registry registry) {
        this.registry = registry;
        for (Site site : registry.sites().values()) {
            byKind.computeIfAbsent(site.kind(), k -> new ArrayList<>()).add(site);
        }
        for (Zone zone : registry.zones().values()) {
            zones.computeIfAbsent(zone.site(), k -> new ArrayList<>()).add(zone);
        }
        for (Device device : registry.devices().values()) {
            String zone =
                    Subject.zone(device.area(), device.site(), device.zone()).key();
            for (String place : List.of("area:" + device.area(), "site:" + device.site(), zone)) {
                byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(device);
            }
        }
    }

    /** The kinds of which there are sites. */
    Set<String> siteKinds() {
        return byKind.keySet();
    }

    /** The sites of a kind, in the registry's order. */
    List<Site> sites(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    List<Zone> zones(Site site) {
        return zones.getOrDefault(site.id(), List.of());
    }

    List<Device> devices(Site site) {
        return byPlace.getOrDefault("site:" + site.id(), List.of());
    }

    public Registry registry() {
        return registry;
    }

    /** The devices whose kind delivers all of {@code quantities}, in the registry's order. */
    public List<Device> devices(Subject subject, Collection<String> quantities) {
        List<Device> own = own(subject, quantities);
        if (!own.isEmpty() || subject.level() == Subject.Level.AREA || subject.level() == Subject.Level.SITE) {
            return own;
        }
        return delivering(byPlace.get("zone:" + subject.site() + "/"), quantities);
    }

    /** Like {@link #devices}, without what is borrowed from the site. */
    List<Device> own(Subject subject, Collection<String> quantities) {
        if (subject.level() == Subject.Level.DEVICE) {
            Device device = registry.device(subject.device());
            return delivering(device == null ? null : List.of(device), quantities);
        }
        return delivering(byPlace.get(subject.key()), quantities);
    }

    /** The thermometers of the site of a zone whose soil is known, where it has a rain gauge, too: what tells how dry that soil must be. */
    List<Device> weather(Subject subject) {
        Zone zone = registry.zone(subject.site(), subject.zone());
        if (zone == null
                || !(zone.attributes().containsKey("soil") || zone.attributes().containsKey("field_capacity"))) {
            return List.of();
        }
        Subject site = Subject.site(subject.area(), subject.site());
        return own(site, List.of("rain")).isEmpty() ? List.of() : own(site, List.of("temperature"));
    }

    private static List<Device> delivering(
            @org.jspecify.annotations.Nullable List<Device> devices, Collection<String> quantities) {
        if (devices == null) {
            return List.of();
        }
        return devices.stream()
                .filter(d -> d.kind().quantities().keySet().containsAll(quantities))
                .toList();
    }
}
