package io.dewline.rules.language;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import java.util.Collection;
import java.util.List;

/**
 * Which devices a subject's rules see. A device sees itself, a zone and a site their own, an area all of its sites. What none of them can deliver, a
 * zone or a device takes from the devices of its site that belong to no zone, such as the weather station. Nothing sees beyond its area.
 */
public final class Reach {
    private final Registry registry;

    public Reach(Registry registry) {
        this.registry = registry;
    }

    /** The devices whose kind delivers all of {@code quantities}, in the registry's order. */
    public List<Device> devices(Subject subject, Collection<String> quantities) {
        List<Device> own = registry.devices().values().stream()
                .filter(d -> owns(subject, d) && delivers(d, quantities))
                .toList();
        if (!own.isEmpty() || subject.level() == Subject.Level.AREA || subject.level() == Subject.Level.SITE) {
            return own;
        }
        return registry.devices().values().stream()
                .filter(d -> d.site().equals(subject.site()) && d.zone().isEmpty() && delivers(d, quantities))
                .toList();
    }

    private static boolean owns(Subject subject, Device device) {
        return switch (subject.level()) {
            case AREA -> device.area().equals(subject.area());
            case SITE -> device.site().equals(subject.site());
            case ZONE -> device.site().equals(subject.site()) && device.zone().equals(subject.zone());
            case DEVICE -> device.id().equals(subject.device());
        };
    }

    private static boolean delivers(Device device, Collection<String> quantities) {
        return device.kind().quantities().keySet().containsAll(quantities);
    }
}
