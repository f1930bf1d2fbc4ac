package io.dewline.sim.city;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.cast.CastSite;
import io.dewline.sim.fault.Fault;
import io.dewline.sim.physics.Cover;
import io.dewline.sim.physics.Desert;
import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.DustStorm;
import io.dewline.sim.physics.Plume;
import io.dewline.sim.physics.Rainfall;
import io.dewline.sim.physics.Region;
import io.dewline.sim.physics.Season;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.physics.Storm;
import io.dewline.sim.physics.Truck;
import io.dewline.sim.physics.WeatherSeries;
import io.dewline.sim.physics.WorksDust;
import io.dewline.sim.truth.Truth;
import io.dewline.sim.wire.Command;
import io.dewline.sim.wire.Fact;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Reply;
import io.dewline.sim.wire.Telemetry;
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
    private static final int EVENT = 1;
    private static final int TELLING = 2;
    private static final int LEASE_END = 3;
    private static final int READING = 4;

    private final Scenario scenario;
    private final Consumer<Publication> out;
    private final Truth truth;
    private final Observer observer;
    private final Faults faults;
    private final Desert desert;
    private final List<DustStorm> haze;
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
        this(cast, scenario, new Beginning(seed, start), out, Truth.NONE);
    }

    /** @param truth takes down what really happens */
    World(Cast cast, Scenario scenario, Beginning beginning, Consumer<Publication> out, Truth truth) {
        long seed = beginning.seed();
        Instant start = beginning.start();
        this.scenario = scenario;
        this.out = out;
        this.truth = truth;
        observer = new Observer(truth);
        faults = new Faults(this, this::emit, seed);
        now = start;
        Scenario.Weather weather = scenario.weather();
        ZoneId zone = cast.sites().get(0).timezone();
        LocalDate today = start.atZone(zone).toLocalDate();
        Rainfall rainfall = new Rainfall(storms(cast, start), today.plusDays(weather.everydayAfter()), zone, seed);
        Season season = new Season(zone, weather.warmer());
        sky = new Sky(season, rainfall, seed, weather.meanWind(), weather.windFrom());
        sky.damper(weather.damper());
        WeatherSeries measured = weather.measured();
        if (measured != null) {
            sky.follow(measured);
        }
        desert = new Desert(episodes(weather, start, false), today.plusDays(weather.everydayAfter()), zone, seed);
        haze = episodes(weather, start, true);
        LocalDate everyday = today.plusDays(scenario.works().everydayAfter());
        Workshop workshop = new Workshop(sky, scenario, seed, start);
        for (CastSite site : cast.sites()) {
            Region region = regions.computeIfAbsent(
                    site.area(),
                    area -> new Region(
                            new Dice(seed, "region " + area), weather.background(), weather.backgroundSigma()));
            WorksDust works = new WorksDust(
                    site.id(), sky, site.construction() ? plumes(site, start) : List.of(), everyday, seed);
            SiteModel model = new SiteModel(site, sky, works);
            sites.put(site.id(), model);
            workshop.furnish(model, region, this);
            observer.look(model, region);
            Rounds.plan(model, sky, this);
        }
        if (measured != null) {
            regions.values().forEach(region -> region.follow(measured));
        }
        scenario.timeline().faults().forEach(fault -> faults.plan(fault, start));
        scenario.timeline().starts().forEach(this::plan);
        scenario.timeline().told().forEach(this::plan);
        scenario.timeline().errands().forEach(this::plan);
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
        if (faults.heeds(device)) {
            obey(device, Command.parse(payload), false);
        }
    }

    /** A fault from now on, its time counted from now. */
    void inject(Fault fault) {
        faults.plan(fault, now);
    }

    /** The run is over: what is still true is told so, and what was watered. */
    void end() {
        observer.end(now);
        for (SiteModel model : sites.values()) {
            model.water().forEach((zone, water) -> truth.water(model.site().id(), zone, water));
        }
    }

    private void obey(String device, Command command, boolean byHand) {
        Machine machine = machines.get(device);
        Device unit = devices.get(device);
        if (machine == null || unit == null || command.id().isEmpty()) {
            return;
        }
        Actuator actuator = machine.actuator();
        boolean before = actuator.running();
        Reply reply = actuator.obey(command, now, machine.obstacle());
        if (!byHand) {
            String topic = Topics.reply(unit.cast().site(), device);
            faults.carry(Publication.of(device, now, topic, reply.json(now), false));
        }
        if (actuator.running() != before) {
            report(unit, now);
        }
        if (actuator.running()) {
            agenda.enter(actuator.until(), LEASE_END, 0, due -> expire(actuator, unit, due));
        }
    }

    void say(Publication publication) {
        emit(publication);
    }

    void later(Instant at, Agenda.Task task) {
        agenda.enter(at, TELLING, 0, task);
    }

    /** Something outside the devices' own rhythm. */
    void happens(Instant at, Agenda.Task task) {
        agenda.enter(at, EVENT, 0, due -> {
            now = due;
            task.run(due);
        });
    }

    void hadFault(Fault fault, String device, Instant from, Instant to) {
        truth.fault(fault.kind().word(), device, from, to);
    }

    /** A fault that changes the world begins or ends at a device. */
    void afflict(Fault fault, String id, boolean on) {
        Device device = devices.get(id);
        if (device == null) {
            return;
        }
        double share = on ? fault.with().share() : 0;
        Sensing sensing = device.sensing();
        switch (fault.kind()) {
            case WASH_OUT -> {
                if (sensing instanceof DustSensing dusty) {
                    dusty.monitor().wash(on);
                }
            }
            case BLOCKED_INLET -> {
                if (sensing instanceof GardenSensing garden) {
                    garden.garden().inlet(1 - share);
                }
            }
            case CLOGGING -> {
                if (sensing instanceof GardenSensing garden) {
                    garden.garden().permeability(1 - share, on ? fault.with().shift() : Duration.ZERO);
                }
            }
            case LEAK -> {
                if (sensing instanceof Valve valve) {
                    valve.leak(on ? fault.with().by() : 0);
                }
            }
            case PUMP_FAILURE -> {
                if (sensing instanceof Machine machine) {
                    machine.fail(on ? Failure.NO_FLOW : Failure.NONE, now);
                    report(device, now);
                }
            }
            case STUCK_OPEN -> {
                if (sensing instanceof Machine machine) {
                    machine.fail(on ? Failure.STUCK_OPEN : Failure.NONE, now);
                    report(device, now);
                }
            }
            case STUCK_CLOSED -> {
                if (sensing instanceof Machine machine) {
                    machine.fail(on ? Failure.STUCK_CLOSED : Failure.NONE, now);
                    report(device, now);
                }
            }
            case MAINS_FAILURE -> {
                if (sensing instanceof Cannon cannon) {
                    cannon.mains(!on);
                }
            }
            default -> throw new IllegalStateException(fault.kind().word() + " does not change the world");
        }
    }

    /** Takes a device in: it comes online and then reads once an interval. */
    void enter(CastDevice cast, Duration interval, Sensing sensing) {
        int number = devices.size();
        Device device = new Device(cast, interval, sensing);
        devices.put(cast.id(), device);
        if (sensing instanceof Machine machine) {
            machines.put(cast.id(), machine);
        }
        observer.look(device, now);
        agenda.enter(now, READING, number, at -> faults.carry(device.online(at)));
        agenda.enter(now.plusSeconds(1 + 7L * number % 59), READING, number, at -> read(device, number, at));
    }

    void stranger(CastDevice cast) {
        strangers.add(cast.id() + " (" + cast.kind() + ")");
    }

    private void read(Device device, int number, Instant at) {
        now = at;
        report(device, at);
        agenda.enter(at.plus(device.interval()), READING, number, due -> read(device, number, due));
    }

    private void expire(Actuator actuator, Device unit, Instant at) {
        now = at;
        if (actuator.expire(at)) {
            report(unit, at);
        }
    }

    private void step(Instant at) {
        Instant from = at.minus(STEP);
        now = at;
        sky.gale(desert.wind(at));
        sky.step(at, STEP_SECONDS);
        double blown = desert.pm10(at);
        double fine = haze.stream().mapToDouble(h -> h.pm10() * h.part(at)).sum();
        regions.values().forEach(region -> {
            region.storm(blown);
            region.haze(fine);
            region.step(at, STEP_SECONDS);
        });
        for (SiteModel site : sites.values()) {
            for (Cannon dry : site.step(from, at)) {
                machines.forEach((id, machine) -> {
                    if (machine.equals(dry)) {
                        Device unit = devices.get(id);
                        if (unit != null) {
                            report(unit, at);
                        }
                    }
                });
            }
        }
        observer.step(at);
        agenda.enter(at.plus(STEP), PHYSICS, 0, this::step);
    }

    private void report(Device device, Instant at) {
        Telemetry reading = device.read(at);
        Instant moment = reading.at();
        faults.distort(device.cast().id(), reading, moment);
        faults.carry(reading.publication(device.cast().site(), device.cast().id(), moment));
    }

    private void emit(Publication said) {
        observer.sent(said);
        out.accept(said);
    }

    private void plan(Scenario.Start begun) {
        Instant at = now.plus(begun.after());
        Instant until = at.plus(begun.lasting());
        for (String device : begun.devices()) {
            happens(at, due -> obey(device, new Command("by-hand-" + due.toEpochMilli(), true, until, null), true));
        }
    }

    private void plan(Scenario.Errand errand) {
        SiteModel model = sites.get(errand.site());
        Truck truck = model == null ? null : model.truck();
        if (truck != null) {
            Instant at = now.plus(errand.after());
            happens(at, due -> send(truck, errand, true));
            happens(at.plus(errand.lasting()), due -> send(truck, errand, false));
        }
    }

    private static void send(Truck truck, Scenario.Errand errand, boolean begins) {
        errand.skip().forEach(segment -> truck.skip(segment, begins));
        truck.tap(!begins || errand.tap());
    }

    private void plan(Scenario.Told told) {
        happens(now.plus(told.after()), at -> {
            Fact fact = new Fact(told.fact(), told.subject(), "site-office", at, at.plus(told.lasting()));
            String payload = fact.json(told.value());
            SiteModel model = sites.get(told.site());
            if (model != null && told.fact().equals("cover")) {
                Cover.named(told.value()).ifPresent(model.works()::cover);
            }
            say(Publication.of(Publication.AGENCY, at, Topics.fact(told.site()), payload, false));
        });
    }

    private static List<DustStorm> episodes(Scenario.Weather weather, Instant start, boolean haze) {
        return weather.dust().stream()
                .filter(d -> d.haze() == haze)
                .map(d -> new DustStorm(start.plus(d.after()), d.lasting(), d.pm10(), d.wind()))
                .toList();
    }

    private List<Plume> plumes(CastSite site, Instant start) {
        return scenario.works().works().stream()
                .filter(w -> w.sites().isEmpty() || w.sites().contains(site.id()))
                .map(w -> new Plume(start.plus(w.after()), w.lasting(), w.strength()))
                .toList();
    }

    private List<Storm> storms(Cast cast, Instant start) {
        Set<String> gardens = cast.sites().stream()
                .filter(site -> site.allDevices().anyMatch(d -> d.kind().equals("raingarden")))
                .map(CastSite::id)
                .collect(Collectors.toSet());
        return scenario.weather().rains().stream()
                .map(r -> new Storm(
                        start.plus(r.after()),
                        r.lasting(),
                        r.depth(),
                        r.sites().isEmpty()
                                ? gardens
                                : r.sites().equals(Scenario.Rain.EVERYWHERE) ? Set.of() : r.sites()))
                .toList();
    }
}
