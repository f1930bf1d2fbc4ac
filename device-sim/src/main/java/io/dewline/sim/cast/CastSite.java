package io.dewline.sim.cast;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A site.
 *
 * @param kind {@code park}, {@code construction} or what else the registry says
 * @param devices those that belong to no zone
 */
public record CastSite(
        String id, String area, ZoneId timezone, String kind, List<CastZone> zones, List<CastDevice> devices) {
    public CastSite {
        zones = List.copyOf(zones);
        devices = List.copyOf(devices);
    }

    /** Zones first, as in the file. */
    public Stream<CastDevice> allDevices() {
        return Stream.concat(zones.stream().flatMap(z -> z.devices().stream()), devices.stream());
    }

    public boolean construction() {
        return kind.equals("construction");
    }
}
