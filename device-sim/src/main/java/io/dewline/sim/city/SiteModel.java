package io.dewline.sim.city;

import io.dewline.sim.cast.CastSite;
import io.dewline.sim.cast.CastZone;
import io.dewline.sim.physics.Bed;
import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.FenceMonitor;
import io.dewline.sim.physics.GardenShape;
import io.dewline.sim.physics.RainGarden;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.physics.SoilZone;
import io.dewline.sim.physics.Texture;
import io.dewline.sim.physics.Truck;
import io.dewline.sim.physics.WorksDust;
import io.dewline.sim.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ground, water and dust of one site, and the machines that change them. */
final class SiteModel {
    private final CastSite site;
    private final Sky sky;
    private final WorksDust works;
    private final Map<String, SoilZone> soils = new LinkedHashMap<>();
    private final Map<String, RainGarden> gardens = new LinkedHashMap<>();
    private final Map<String, List<Valve>> valves = new LinkedHashMap<>();
    private final List<Cannon> cannons = new ArrayList<>();
    private final List<FenceMonitor> monitors = new ArrayList<>();
    private @Nullable Truck truck;
    /** °C of the water in gardens and of the ground below them: the air's mean of the last day, about. */
    private double water = Double.NaN;

    private final Map<String, Twin> twins = new LinkedHashMap<>();
    private final Map<String, Double> given = new LinkedHashMap<>();

    SiteModel(CastSite site, Sky sky, WorksDust works) {
        this.site = site;
        this.sky = sky;
        this.works = works;
    }

    CastSite site() {
        return site;
    }

    WorksDust works() {
        return works;
    }

    /** The bed of a zone; made when first asked for. */
    SoilZone soil(CastZone zone, double probeDepth, Scenario scenario, Beginning beginning) {
        return soils.computeIfAbsent(zone.id(), id -> {
            Bed bed = Plants.bed(zone);
            Texture soil = bed.soil();
            double available = soil.fieldCapacity() - soil.wiltingPoint();
            double spread = scenario.spread() * new Dice(beginning.seed(), "thirst " + site.id() + " " + id).uniform();
            boolean watered = zone.devices().stream().anyMatch(d -> d.kind().equals("valve"));
            double theta = watered
                    ? soil.fieldCapacity() - bed.tolerated() * available + scenario.thirst() + spread
                    : soil.fieldCapacity() - 0.2 * available;
            double temperature = sky.season().meanTemperature(beginning.start()) - 2;
            if (watered) {
                SoilZone same = new SoilZone(bed, theta, probeDepth, temperature);
                twins.put(id, new Twin(same, zone.emitter().efficiency()));
            }
            return new SoilZone(bed, theta, probeDepth, temperature);
        });
    }

    /** The rain garden of a zone; made when first asked for. */
    RainGarden garden(CastZone zone) {
        return gardens.computeIfAbsent(
                zone.id(), id -> new RainGarden(shape(zone), 0.8 * Texture.SANDY_LOAM.fieldCapacity()));
    }

    Valve valve(CastZone zone) {
        Valve valve = new Valve(zone.emitter().rate() * zone.area() / 60);
        valves.computeIfAbsent(zone.id(), id -> new ArrayList<>()).add(valve);
        return valve;
    }

    Cannon cannon() {
        Cannon cannon = new Cannon();
        cannons.add(cannon);
        return cannon;
    }

    /** Lets time pass; the first cannon whose tank ran dry is returned, already stopped. */
    List<Cannon> step(Instant from, Instant to) {
        double seconds = Duration.between(from, to).toMillis() / 1000.0;
        double rain = sky.rain(site.id(), from, to);
        double reference = sky.reference(site.id(), from, to);
        double air = sky.temperature(site.id(), to);
        follow(air, seconds, to);
        for (CastZone zone : site.zones()) {
            double watered = 0;
            for (Valve valve : valves.getOrDefault(zone.id(), List.of())) {
                watered += valve.takeSeconds(to) * zone.emitter().rate() / 3600 + valve.takeLeak(seconds) / zone.area();
            }
            if (watered > 0) {
                given.merge(zone.id(), watered, Double::sum);
            }
            Twin twin = twins.get(zone.id());
            if (twin != null) {
                twin.step(seconds, rain, reference, air);
            }
            SoilZone soil = soils.get(zone.id());
            if (soil != null) {
                soil.step(seconds, rain, watered * zone.emitter().efficiency(), reference, air);
            }
            RainGarden garden = gardens.get(zone.id());
            if (garden != null) {
                garden.step(seconds, rain, reference, water);
            }
        }
        return spray(to, seconds);
    }

    private static GardenShape shape(CastZone zone) {
        GardenShape shape = GardenShape.of(zone.type(), zone.area(), zone.catchment(), zone.lip());
        return Double.isNaN(zone.orifice()) ? shape : shape.drained(zone.orifice(), zone.orificeHeight());
    }

    private void follow(double air, double seconds, Instant to) {
        double before = Double.isNaN(water) ? sky.season().meanTemperature(to) : water;
        water = before + (air - before) * (1 - StrictMath.exp(-seconds / 86_400));
    }

    /** °C of the ground below the gardens. */
    double ground(Instant at) {
        return (Double.isNaN(water) ? sky.season().meanTemperature(at) : water) - 1;
    }

    void truck(Truck driving) {
        truck = driving;
    }

    /** The water truck of its roads, if it has any. */
    @Nullable
    Truck truck() {
        return truck;
    }

    private List<Cannon> spray(Instant to, double seconds) {
        List<Cannon> dry = new ArrayList<>();
        double most = 0;
        for (Cannon cannon : cannons) {
            double sprayed = cannon.takeSeconds(to);
            most = Math.max(most, sprayed);
            if (!cannon.step(seconds, sprayed) && cannon.actuator().running()) {
                cannon.actuator().stop(to);
                dry.add(cannon);
            }
        }
        works.step(to, seconds, most);
        return dry;
    }

    void put(FenceMonitor monitor) {
        monitors.add(monitor);
    }

    List<FenceMonitor> monitors() {
        return List.copyOf(monitors);
    }

    Map<String, SoilZone> soils() {
        return soils;
    }

    Map<String, RainGarden> gardens() {
        return gardens;
    }

    List<Valve> valves(String zone) {
        return valves.getOrDefault(zone, List.of());
    }

    /** Zones with a valve, and what came out of their emitters: really, and with an ideal gardener. */
    Map<String, Truth.Water> water() {
        Map<String, Truth.Water> water = new LinkedHashMap<>();
        twins.forEach((zone, twin) -> water.put(zone, new Truth.Water(given.getOrDefault(zone, 0.0), twin.given())));
        return water;
    }

    @Nullable
    SoilZone soil(String zone) {
        return soils.get(zone);
    }

    @Nullable
    RainGarden garden(String zone) {
        return gardens.get(zone);
    }
}
