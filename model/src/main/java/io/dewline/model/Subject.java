package io.dewline.model;

/** What a rule judges, a fact speaks of or an alert is about: an area, a site, a zone or a device. Parts that do not apply are "". */
public record Subject(Level level, String area, String site, String zone, String device)
        implements Comparable<Subject> {

    /** The size of a subject, from large to small. */
    public enum Level {
        AREA,
        SITE,
        ZONE,
        DEVICE
    }

    public static Subject area(String area) {
        return new Subject(Level.AREA, area, "", "", "");
    }

    public static Subject site(String area, String site) {
        return new Subject(Level.SITE, area, site, "", "");
    }

    public static Subject zone(String area, String site, String zone) {
        return new Subject(Level.ZONE, area, site, zone, "");
    }

    /** The subject of a device; {@code zone} is "" for one that belongs to the whole site. */
    public static Subject device(String area, String site, String zone, String device) {
        return new Subject(Level.DEVICE, area, site, zone, device);
    }

    /** A text that names the subject once and for all: {@code area:city}, {@code site:east-gate}, {@code zone:riverside/lawn-1}, {@code device:soil-01}. */
    public String key() {
        return switch (level) {
            case AREA -> "area:" + area;
            case SITE -> "site:" + site;
            case ZONE -> "zone:" + site + "/" + zone;
            case DEVICE -> "device:" + device;
        };
    }

    @Override
    public int compareTo(Subject other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return key();
    }
}
