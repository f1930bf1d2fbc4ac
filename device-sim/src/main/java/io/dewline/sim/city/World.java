package io.dewline.sim.city;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.cast.CastSite;
import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.Plume;
import io.dewline.sim.physics.Rainfall;
import io.dewline.sim.physics.Region;
import io.dewline.sim.physics.Season;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.physics.Storm;
import io.dewline.sim.physics.WorksDust;
import io.dewline.sim.wire.Command;
import io.dewline.sim.wire.Reply;
import io.dewline.sim.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The simulated city as a pure function of cast, scenario, seed, start and the commands it gets: it knows no clock and
 * no network, and what it says between two instants does not depend on how often it is asked.
 */
final class World {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final double STEP_SECONDS = 60;
    private static final int PHYSICS = 0;
    private static final int TELLING = 1;
    private static final int LEASE_END = 2;
    private static final int READING = 3;

    private final Scenario scenario;
    private final Consumer<Publication> out;
    private final Agenda agenda = new Agenda();
    private final Sky sky;
    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final Map<String, SiteModel> sites = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private Instant now;

    /** @param out takes what the city says, in order */
    World(Cast cast, Scenario scenario, long seed, Instant start, Consumer<Publication> out) {
        this.scenario = scenario;
        this.out = out;
        now = start;
        ZoneId zone = cast.sites().get(0).timezone();
        LocalDate everyday = start.atZone(zone).toLocalDate().plusDays(scenario.everydayAfter());
        Rainfall rainfall = new Rainfall(storms(cast, start), everyday, zone, seed);
        sky = new Sky(new Season(zone), rainfall, seed, scenario.meanWind(), scenario.windFrom());
        List<Plume> plumes = scenario.works().stream()
                .map(w -> new Plume(start.plus(w.after()), w.lasting(), w.strength()))
                .toList();
        Workshop workshop = new Workshop(sky, scenario, seed, start);
        for (CastSite site : cast.sites()) {
            Region region = regions.computeIfAbsent(
                    site.area(),
                    area -> new Region(
                            new Dice(seed, "region " + area), scenario.background(), scenario.backgroundSigma()));
            WorksDust works = new WorksDust(site.id(), sky, site.construction() ? plumes : List.of(), everyday, seed);
            SiteModel model = new SiteModel(site, sky, works);
            sites.put(site.id(), model);
            workshop.furnish(model, region, this);
        }
        agenda.enter(start.plus(STEP), PHYSICS, 0, this::step);
        agenda.enter(start, TELLING, 0, new Agency(List.copyOf(sites.values()), regions, sky, this)::tell);
    }

    /** Simulated time. */
    Instant now() {
        return now;
    }

    /** When something is due next. */
    @Nullable
    Instant next() {
        return agenda.next();
    }

    /** Devices of kinds that are not simulated. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    Map<String, Device> devices() {
        return devices;
    }

    boolean obeys(String device) {
        return machines.containsKey(device);
    }

    @Nullable
    SiteModel site(String id) {
        return sites.get(id);
    }

    /** Lets time pass and says everything that is due by then. */
    void advanceTo(Instant until) {
        boolean more = true;
        while (more) {
            more = agenda.runNext(until);
        }
        if (until.isAfter(now)) {
            now = until;
        }
    }

    /** A command reaches a device; what is due by then is said first. */
    void command(String device, byte[] payload, Instant at) {
        advanceTo(at);
        Machine machine = machines.get(device);
        Device unit = devices.get(device);
        Command command = Command.parse(payload);
        if (machine == null || unit == null || command.id().isEmpty()) {
            return;
        }
        Actuator actuator = machine.actuator();
        boolean before = actuator.running();
        Reply reply = actuator.obey(command, now, machine.obstacle());
        out.accept(new Publication(device, now, Topics.reply(unit.cast().site(), device), reply.json(now), false));
        if (actuator.running() != before) {
            out.accept(unit.read(now));
        }
        if (actuator.running()) {
            agenda.enter(actuator.until(), LEASE_END, 0, due -> expire(actuator, unit, due));
        }
    }

    void say(Publication publication) {
        out.accept(publication);
    }

    void later(Instant at, Agenda.Task task) {
        agenda.enter(at, TELLING, 0, task);
    }

    /** Takes a device in: it comes online and then reads once an interval. */
    void enter(CastDevice cast, Duration interval, Sensing sensing) {
        int number = devices.size();
        Device device = new Device(cast, interval, sensing);
        devices.put(cast.id(), device);
        if (sensing instanceof Machine machine) {
            machines.put(cast.id(), machine);
        }
        agenda.enter(now, READING, number, at -> out.accept(device.online(at)));
        agenda.enter(now.plusSeconds(1 + 7L * number % 59), READING, number, at -> read(device, number, at));
    }

    void stranger(CastDevice cast) {
        strangers.add(cast.id() + " (" + cast.kind() + ")");
    }

    private void read(Device device, int number, Instant at) {
        now = at;
        out.accept(device.read(at));
        agenda.enter(at.plus(device.interval()), READING, number, due -> read(device, number, due));
    }

    private void expire(Actuator actuator, Device unit, Instant at) {
        now = at;
        if (actuator.expire(at)) {
            out.accept(unit.read(at));
        }
    }

    private void step(Instant at) {
        Instant from = at.minus(STEP);
        now = at;
        sky.step(at, STEP_SECONDS);
        regions.values().forEach(region -> region.step(at, STEP_SECONDS));
        for (SiteModel site : sites.values()) {
            for (Cannon dry : site.step(from, at)) {
                machines.forEach((id, machine) -> {
                    if (machine.equals(dry)) {
                        Device unit = devices.get(id);
                        if (unit != null) {
                            out.accept(unit.read(at));
                        }
                    }
                });
            }
        }
        agenda.enter(at.plus(STEP), PHYSICS, 0, this::step);
    }

    private List<Storm> storms(Cast cast, Instant start) {
        Set<String> gardens = cast.sites().stream()
                .filter(site -> site.allDevices().anyMatch(d -> d.kind().equals("raingarden")))
                .map(CastSite::id)
                .collect(Collectors.toSet());
        return scenario.storms().stream()
                .map(r -> new Storm(start.plus(r.after()), r.lasting(), r.depth(), gardens))
                .toList();
    }
}
