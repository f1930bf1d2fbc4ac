package io.dewline.sim.cast;

import io.dewline.sim.physics.Texture;
import java.util.List;

/**
 * A zone, with the simulator's assumption where the registry leaves a measure out.
 *
 * @param plant as written, empty if not given
 * @param rootDepth m
 * @param area m²
 * @param catchment m²
 * @param lip mm
 * @param orifice diameter of the drain in its wall, mm; NaN if there is none
 * @param orificeHeight of the drain's lower edge above the bed, mm
 */
public record CastZone(
        String id,
        String type,
        Texture soil,
        String plant,
        double rootDepth,
        double area,
        double catchment,
        double lip,
        double orifice,
        double orificeHeight,
        CastEmitter emitter,
        List<CastDevice> devices) {
    public CastZone {
        devices = List.copyOf(devices);
    }
}
