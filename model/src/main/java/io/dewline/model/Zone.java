package io.dewline.model;

import java.util.Map;
import java.util.Set;

/**
 * A part of a site that is watered, drains or raises dust as one: a lawn, a rain garden, a fence. {@code attributes} are the values that rules read as
 * {@code zone.…}: soil, plant, root_depth, area, rate, efficiency, mad, lip, catchment …
 */
public record Zone(
        String id,
        String area,
        String site,
        String type,
        Text name,
        Map<String, Value> limits,
        Map<String, Value> attributes) {
    /** What a zone can be; which rules apply follows from it. */
    public static final Set<String> TYPES = Set.of(
            "lawn",
            "shrub",
            "tree",
            "flower bed",
            "rain garden",
            "sunken green",
            "swale",
            "wetland",
            "bare plot",
            "road segment",
            "construction fence");

    public Zone {
        limits = Map.copyOf(limits);
        attributes = Map.copyOf(attributes);
    }

    public Subject subject() {
        return Subject.zone(area, site, id);
    }
}
