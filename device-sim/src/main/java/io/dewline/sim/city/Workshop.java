package io.dewline.sim.city;

import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.cast.CastEmitter;
import io.dewline.sim.cast.CastSite;
import io.dewline.sim.cast.CastZone;
import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.FenceMonitor;
import io.dewline.sim.physics.Region;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.physics.SoilZone;
import io.dewline.sim.physics.Texture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Builds the devices of a site on its model; intervals are those of the wire format's table of kinds. */
final class Workshop {
    private static final Duration SLOW = Duration.ofMinutes(10);
    private static final Duration FAST = Duration.ofMinutes(1);
    private static final double FIRST_BEARING = 20;

    private final Sky sky;
    private final Scenario scenario;
    private final long seed;
    private final Instant start;

    Workshop(Sky sky, Scenario scenario, long seed, Instant start) {
        this.sky = sky;
        this.scenario = scenario;
        this.seed = seed;
        this.start = start;
    }

    void furnish(SiteModel model, Region region, World world) {
        CastSite site = model.site();
        List<CastDevice> monitors =
                site.allDevices().filter(d -> d.kind().equals("dust")).toList();
        for (CastZone zone : site.zones()) {
            for (CastDevice device : zone.devices()) {
                place(model, region, zone, device, monitors, world);
            }
        }
        CastZone grounds = grounds();
        for (CastDevice device : site.devices()) {
            place(model, region, grounds, device, monitors, world);
        }
    }

    private void place(
            SiteModel model, Region region, CastZone zone, CastDevice device, List<CastDevice> monitors, World world) {
        Dice dice = new Dice(seed, "device " + device.id());
        switch (device.kind()) {
            case "soil" -> {
                SoilZone soil = model.soil(zone, device.depth(), scenario, new Beginning(seed, start));
                world.enter(device, SLOW, new SoilSensing(soil, sky.season(), dice));
            }
            case "raingarden" ->
                world.enter(device, SLOW, new GardenSensing(model.garden(zone), () -> model.ground(world.now()), dice));
            case "dust" -> {
                double bearing = Double.isNaN(device.bearing())
                        ? FIRST_BEARING + 360.0 * monitors.indexOf(device) / monitors.size()
                        : device.bearing();
                FenceMonitor monitor = new FenceMonitor(bearing, dice);
                monitor.dry(device.heated());
                model.put(monitor);
                world.enter(device, FAST, new DustSensing(monitor, model.works(), region, dice));
            }
            case "weather" ->
                world.enter(device, SLOW, new WeatherSensing(sky, model.site().id(), start, dice));
            case "valve" -> world.enter(device, FAST, model.valve(zone));
            case "cannon" -> world.enter(device, FAST, model.cannon());
            default -> world.stranger(device);
        }
    }

    /** What devices stand in that belong to no zone. */
    private static CastZone grounds() {
        return new CastZone(
                "",
                "lawn",
                Texture.LOAM,
                "",
                0.3,
                100,
                500,
                300,
                Double.NaN,
                0,
                new CastEmitter("sprinkler", 12.7),
                List.of());
    }
}
