package io.dewline.rules.language;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import io.dewline.rules.soil.PlantGroup;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which subjects a rule applies to; an empty set lets everything pass. {@code plants} are those looked for, {@code otherPlants} those left out. */
public record Where(
        Set<String> siteKinds,
        Set<String> standards,
        Set<String> zoneTypes,
        Set<String> deviceKinds,
        Set<PlantGroup> plants,
        Set<PlantGroup> otherPlants) {
    public static final Where ANY = new Where(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Where {
        siteKinds = Set.copyOf(siteKinds);
        standards = Set.copyOf(standards);
        zoneTypes = Set.copyOf(zoneTypes);
        deviceKinds = Set.copyOf(deviceKinds);
        plants = Set.copyOf(plants);
        otherPlants = Set.copyOf(otherPlants);
    }

    /** Whether the subject passes. A filter on what the subject has not, such as a zone type for a device of the whole site, lets nothing pass. */
    public boolean matches(Subject subject, Registry registry) {
        return matchesSite(subject, registry) && matchesZone(subject, registry) && matchesDevice(subject, registry);
    }

    private boolean matchesSite(Subject subject, Registry registry) {
        if (subject.level() == Subject.Level.AREA) {
            return siteKinds.isEmpty()
                    || registry.sitesOf(subject.area()).stream().anyMatch(site -> siteKinds.contains(site.kind()));
        }
        Site site = registry.sites().get(subject.site());
        return (siteKinds.isEmpty() || (site != null && siteKinds.contains(site.kind())))
                && (standards.isEmpty() || (site != null && standards.contains(standard(site))));
    }

    private static String standard(Site site) {
        return site.attributes().get("standard") instanceof Value.Word word ? word.text() : "";
    }

    private boolean matchesZone(Subject subject, Registry registry) {
        Zone zone = registry.zone(subject.site(), subject.zone());
        return (zoneTypes.isEmpty() || (zone != null && zoneTypes.contains(zone.type()))) && matchesPlants(zone);
    }

    /** A zone that does not say what grows in it is of none of the groups. */
    private boolean matchesPlants(@Nullable Zone zone) {
        Optional<PlantGroup> group = zone != null && zone.attributes().get("plant") instanceof Value.Word word
                ? PlantGroup.of(word.text())
                : Optional.empty();
        return (plants.isEmpty() || group.filter(plants::contains).isPresent())
                && group.filter(otherPlants::contains).isEmpty();
    }

    private boolean matchesDevice(Subject subject, Registry registry) {
        Device device = registry.device(subject.device());
        return deviceKinds.isEmpty()
                || (device != null && deviceKinds.contains(device.kind().id()));
    }
}
