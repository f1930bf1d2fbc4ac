package io.dewline.sim.city;

import io.dewline.sim.physics.SoilZone;

/** The same bed under the same sky with an ideal gardener: fills up at once when it is needed, and never more. */
final class Twin {
    private final SoilZone soil;
    private final double efficiency;
    private double given;

    Twin(SoilZone soil, double efficiency) {
        this.soil = soil;
        this.efficiency = efficiency;
    }

    void step(double seconds, double rain, double reference, double air) {
        soil.step(seconds, rain, 0, reference, air);
        if (soil.depletion() >= soil.bed().tolerated() * soil.bed().totalWater() && soil.frozen() < 0.5) {
            given += soil.refill() / efficiency;
        }
    }

    /** What came out of its emitters, mm. */
    double given() {
        return given;
    }
}
