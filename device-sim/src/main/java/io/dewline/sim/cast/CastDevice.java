package io.dewline.sim.cast;

/**
 * A device.
 *
 * @param zone empty if it belongs to the site as a whole
 * @param depth m below ground, for probes
 * @param bearing degrees from north as seen from the site's centre; NaN if not given
 * @param heated whether the registry gives it the attribute {@code inlet: heated}
 * @param gateway that carries what it says; empty if not given
 */
public record CastDevice(
        String id,
        String kind,
        String site,
        String zone,
        double depth,
        double bearing,
        boolean heated,
        String gateway) {}
