package io.dewline.rules.engine;

import io.dewline.model.Device;
import io.dewline.model.RuleCard;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Zone;
import io.dewline.rules.condition.Program;
import io.dewline.rules.condition.Scope;
import io.dewline.rules.condition.Wiring;
import io.dewline.rules.language.Reach;
import io.dewline.rules.language.Rule;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Grid;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.soil.Irrigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the watches of rules and connects them with what they must hear of. */
final class Wirer {
    private final World world;
    private final Surroundings surroundings;
    private final Reach reach;
    private final Desk desk;

    Wirer(World world, Surroundings surroundings, Reach reach, Desk desk) {
        this.world = world;
        this.surroundings = surroundings;
        this.reach = reach;
        this.desk = desk;
    }

    void wire(Rule rule, List<Subject> subjects, List<Watch> all) {
        RuleInForce inForce = new RuleInForce(rule);
        Program.Variants variants = new Program.Variants(rule);
        for (Subject subject : subjects) {
            Program program =
                    variants.of(wanted -> !reach.devices(subject, wanted).isEmpty());
            if (program != null) {
                all.add(wire(inForce, program, subject));
            }
        }
    }

    private Watch wire(RuleInForce inForce, Program program, Subject subject) {
        Rule rule = inForce.rule();
        Wiring wiring = new Wiring();
        Scope scope = program.bind(surroundings, rule, subject, wiring);
        inForce.looksAt(wiring.longestSlide(), wiring.longestClock());
        Track silent = rule.noData() == null ? null : world.tracks.get(subject.device());
        List<Series> actuators = new ArrayList<>();
        RuleCard.Respond respond = rule.card().respond();
        Remedy remedy = respond == null ? null : remedy(respond, subject, actuators);
        Rule.NoData noData = rule.noData();
        long silence = silent == null || noData == null
                ? 0
                : noData.bound(silent.device().interval()).toMillis();
        Rule.Flap flap = rule.timing().flap();
        Flapping flapping = flap == null ? null : new Flapping(flap);
        if (flapping != null) {
            wiring.memories().add(new Wiring.Memory("flap", flapping::write, flapping::read));
        }
        Gear gear = new Gear(wiring.judges(), wiring.memories(), remedy, silent, silence, flapping);
        Group group = world.group(subject);
        Watch watch =
                new Watch(new Watch.Parts(inForce, group, program, scope, gear.isEmpty() ? Gear.NONE : gear), desk);
        group.watches().add(watch);
        connect(watch, wiring);
        for (Series actuator : actuators) {
            feed(actuator.device())
                    .add(watch, 1L << Math.min(63, actuator.device().column(actuator.name())), true);
        }
        if (remedy != null) {
            for (FactLine line : surroundings.facts(served(rule.card().respond()), subject)) {
                world.voice(line).add(watch, true);
            }
        }
        if (silent != null) {
            feed(silent).add(watch, -1L, true);
        }
        return watch;
    }

    private Feed feed(Track track) {
        Feed feed = world.feeds.get(track.id());
        if (feed == null) {
            throw new IllegalStateException("no such device: " + track.id());
        }
        return feed;
    }

    private void connect(Watch watch, Wiring wiring) {
        for (Wiring.Read read : wiring.reads()) {
            feed(read.track()).add(watch, read.columns(), read.active());
        }
        for (Wiring.Note note : wiring.notes()) {
            feed(note.track()).add(watch, note);
        }
        for (Wiring.Hear hear : wiring.hears()) {
            world.voice(hear.line()).add(watch, hear.active());
        }
        for (Wiring.Clock clock : wiring.clocks()) {
            Grid grid = clock.grid();
            if (!grid.judges().contains(watch)) {
                grid.judges().add(watch);
            }
            String key = grid.key();
            world.closings
                    .computeIfAbsent(key, k -> new Closing(grid.window().alignment(), grid.grace(), desk))
                    .add(grid, watch);
        }
    }

    private static String served(RuleCard.@Nullable Respond respond) {
        return respond != null && respond.action().equals("water") ? "watered" : "sprayed";
    }

    private Remedy remedy(RuleCard.Respond respond, Subject subject, List<Series> actuators) {
        for (Track track : world.tracks.values()) {
            Series running = acts(track.device(), respond.action(), subject) ? track.series("running") : null;
            if (running != null) {
                actuators.add(running);
            }
        }
        List<Series> gauges = new ArrayList<>();
        for (Track gauge : surroundings.devices(subject, Set.of("rain"))) {
            Series rain = gauge.series("rain");
            if (rain != null) {
                gauges.add(rain);
            }
        }
        Zone zone = reach.registry().zone(subject.site(), subject.zone());
        return new Remedy(
                respond,
                actuators,
                gauges,
                surroundings.facts(served(respond), subject),
                irrigation(zone),
                zone != null && ZoneDefaults.adviseOnly(zone));
    }

    private static boolean acts(Device device, String action, Subject subject) {
        if (!device.actuates().equals(action)) {
            return false;
        }
        return switch (subject.level()) {
            case AREA -> true;
            case SITE -> device.site().equals(subject.site());
            case ZONE, DEVICE ->
                device.site().equals(subject.site())
                        && (device.zone().isEmpty()
                                || subject.zone().isEmpty()
                                || device.zone().equals(subject.zone()));
        };
    }

    private static Irrigation irrigation(@Nullable Zone zone) {
        return zone == null
                ? new Irrigation(Double.NaN, Double.NaN, Double.NaN)
                : new Irrigation(
                        Surroundings.figure(zone, "area", Unit.SQUARE_METRE),
                        Surroundings.figure(zone, "rate", Unit.MILLIMETRE_PER_HOUR),
                        Surroundings.figure(zone, "efficiency", Unit.ONE));
    }
}
