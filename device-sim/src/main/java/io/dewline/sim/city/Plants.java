package io.dewline.sim.city;

import io.dewline.sim.cast.CastZone;
import io.dewline.sim.physics.Bed;

/** Crop factor and tolerated depletion by what grows in a zone (FAO-56 and turf practice). */
final class Plants {
    private Plants() {}

    static Bed bed(CastZone zone) {
        String plant = zone.plant().isEmpty() ? zone.type() : zone.plant();
        double factor;
        double tolerated;
        if (plant.contains("cool season") || plant.contains("lawn")) {
            factor = 0.95;
            tolerated = 0.40;
        } else if (plant.contains("warm season") || plant.contains("turf")) {
            factor = 0.85;
            tolerated = 0.50;
        } else if (plant.contains("flower")) {
            factor = 0.80;
            tolerated = 0.35;
        } else if (plant.contains("new")) {
            factor = 0.70;
            tolerated = 0.30;
        } else {
            factor = 0.60;
            tolerated = 0.50;
        }
        return new Bed(zone.soil(), zone.rootDepth(), factor, tolerated);
    }
}
