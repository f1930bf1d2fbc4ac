package io.dewline.sim.cast;

import java.util.List;
import java.util.stream.Stream;

/** All sites of a registry, in the order of the file. */
public record Cast(List<CastSite> sites) {
    public Cast {
        sites = List.copyOf(sites);
    }

    public Stream<CastDevice> devices() {
        return sites.stream().flatMap(CastSite::allDevices);
    }
}
