package io.dewline.app.http;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.response.Lock;
import io.dewline.app.live.Devices;
import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Zone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Sites with their zones and how they are. */
final class SitesApi {
    private SitesApi() {}

    static JsonArray sites(Registry registry, Devices devices, AlertBoard board) {
        JsonArray sites = new JsonArray();
        registry.sites().values().forEach(site -> sites.add(site(registry, site, devices, board)));
        return sites;
    }

    private static JsonObject site(Registry registry, Site site, Devices devices, AlertBoard board) {
        List<Device> members = registry.devicesOf(site.id());
        List<Alert> open = board.open().stream()
                .filter(a -> a.subject().site().equals(site.id()))
                .toList();
        JsonArray zones = new JsonArray();
        for (Zone zone : registry.zonesOf(site.id())) {
            boolean heard = members.stream().anyMatch(d -> d.zone().equals(zone.id()) && devices.heard(d));
            zones.add(new JsonObject()
                    .put("id", zone.id())
                    .put("type", zone.type())
                    .put("name", Answer.text(zone.name()))
                    .put("state", SiteState.of(open, site.id(), zone.id(), heard)));
        }
        boolean heard = members.stream().anyMatch(devices::heard);
        return new JsonObject()
                .put("id", site.id())
                .put("area", site.area())
                .put("kind", site.kind())
                .put("name", Answer.text(site.name()))
                .put("mode", site.mode().name().toLowerCase(java.util.Locale.ROOT))
                .put("state", SiteState.of(open, site.id(), "", heard))
                .put("openAlerts", open.size())
                .put("devices", members.size())
                .put("silent", members.stream().filter(devices::silent).count())
                .put("locked", board.locks().stream().anyMatch(lock -> locks(lock, site)))
                .put("timezone", site.timezone().getId())
                .put("latitude", Answer.number(site.latitude()))
                .put("longitude", Answer.number(site.longitude()))
                .put("zones", zones);
    }

    private static boolean locks(Lock lock, Site site) {
        return lock.scope().site().isEmpty() || lock.scope().site().equals(site.id());
    }
}
