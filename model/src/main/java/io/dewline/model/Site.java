package io.dewline.model;

import java.time.ZoneId;
import java.util.Map;

/**
 * A place with one responsible: a park or a construction site. {@code limits} and {@code attributes} hold the site's own limits and the values that
 * rules read as {@code site.…}.
 */
public record Site(
        String id,
        String area,
        String kind,
        Text name,
        ZoneId timezone,
        Mode mode,
        double latitude,
        double longitude,
        Map<String, Value> limits,
        Map<String, Value> attributes) {

    public Site {
        limits = Map.copyOf(limits);
        attributes = Map.copyOf(attributes);
    }

    /** How far Dewline goes by itself. */
    public enum Mode {
        ADVISE,
        ASK,
        AUTOMATIC
    }

    public Subject subject() {
        return Subject.site(area, id);
    }
}
