package io.dewline.alerts.response;

import io.dewline.model.Device;

/** How far a stop reaches: everything (both ""), a site, or a zone of a site. */
public record Scope(String site, String zone) {
    public static final Scope EVERYTHING = new Scope("", "");

    public static Scope site(String site) {
        return new Scope(site, "");
    }

    public static Scope zone(String site, String zone) {
        return new Scope(site, zone);
    }

    public boolean covers(Device device) {
        if (site.isEmpty()) {
            return true;
        }
        return site.equals(device.site()) && (zone.isEmpty() || zone.equals(device.zone()));
    }

    /** {@code everything}, {@code site} or {@code site/zone}. */
    public String key() {
        return site.isEmpty() ? "everything" : zone.isEmpty() ? site : site + "/" + zone;
    }
}
