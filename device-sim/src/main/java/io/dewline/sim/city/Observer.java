package io.dewline.sim.city;

import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.cast.CastSite;
import io.dewline.sim.cast.CastZone;
import io.dewline.sim.physics.FenceMonitor;
import io.dewline.sim.physics.RainGarden;
import io.dewline.sim.physics.Region;
import io.dewline.sim.physics.SoilZone;
import io.dewline.sim.truth.Truth;
import io.dewline.sim.truth.Watch;
import io.dewline.sim.truth.What;
import io.dewline.sim.wire.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the world behind the sensors once a step, and at what is sent, and tells the truth. */
final class Observer {
    private static final Set<String> WATERED = Set.of("lawn", "shrub", "tree", "flower bed");
    private static final Set<String> SEEPING = Set.of("rain garden", "sunken green");
    private static final Duration SLOW = Duration.ofHours(24);
    private static final int SILENT_INTERVALS = 3;
    private static final Set<String> UNREAD = Set.of("unknown", "spoofed", "malformed", "oversized");

    /** One look at something. */
    private interface Look {
        void at(Instant at);
    }

    /** A device, and when it was heard last. */
    private static final class Line {
        private final Duration interval;
        private final Watch down;
        private Instant heard;

        Line(Duration interval, Watch down, Instant heard) {
            this.interval = interval;
            this.down = down;
            this.heard = heard;
        }
    }

    private final Truth truth;
    private final List<Look> looks = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    Observer(Truth truth) {
        this.truth = truth;
    }

    /** Begins to look at a site and all that stands there. */
    void look(SiteModel model, Region region) {
        CastSite site = model.site();
        if (!model.monitors().isEmpty()) {
            dust(model, region);
            seen(What.DUSTY, new Truth.Subject(site.id(), "site:" + site.id()), site.allDevices());
        }
        for (CastZone zone : site.zones()) {
            SoilZone soil = model.soils().get(zone.id());
            if (soil != null && WATERED.contains(zone.type())) {
                Watch thirsty = watch(What.THIRSTY, zone(site, zone));
                looks.add(at -> thirsty.is(thirsty(soil, thirsty.on()), at));
                seen(What.THIRSTY, zone(site, zone), zone.devices().stream());
            }
            RainGarden garden = model.gardens().get(zone.id());
            if (garden != null && SEEPING.contains(zone.type())) {
                garden(garden, zone(site, zone));
                for (What what : List.of(What.OVERFLOW, What.SLOW_DRAIN, What.CLOGGED)) {
                    seen(what, zone(site, zone), zone.devices().stream());
                }
            }
            if (!model.valves(zone.id()).isEmpty()) {
                Watch leaking = watch(What.LEAKING, zone(site, zone));
                looks.add(at -> leaking.is(model.valves(zone.id()).stream().anyMatch(Valve::leaking), at));
            }
        }
    }

    private void seen(What what, Truth.Subject subject, Stream<CastDevice> devices) {
        truth.seen(
                what,
                subject,
                devices.filter(d -> d.kind().equals(what.sensor()))
                        .map(CastDevice::id)
                        .toList());
    }

    void look(Device device, Instant at) {
        String id = device.cast().id();
        Watch down = watch(What.DOWN, new Truth.Subject(device.cast().site(), "device:" + id));
        lines.put(id, new Line(device.interval(), down, at));
    }

    void step(Instant at) {
        looks.forEach(look -> look.at(at));
        for (Line line : lines.values()) {
            Instant missing = line.heard.plus(line.interval);
            if (at.isAfter(line.heard.plus(line.interval.multipliedBy(SILENT_INTERVALS)))) {
                line.down.is(true, missing, at);
            }
        }
    }

    void sent(Publication said) {
        truth.sent(said);
        Publication.Reading reading = said.reading();
        Line line = reading == null || UNREAD.contains(reading.fate()) ? null : lines.get(reading.device());
        if (line != null) {
            line.heard = said.at();
            line.down.is(false, said.at());
        }
    }

    void end(Instant at) {
        watches.forEach(watch -> watch.end(at));
    }

    private static boolean thirsty(SoilZone soil, boolean already) {
        double total = soil.bed().totalWater();
        // What lies frozen needs no water; a need lasts until it is answered.
        return soil.frozen() < 0.5
                && soil.depletion() >= (already ? 0.1 : soil.bed().tolerated()) * total;
    }

    private void dust(SiteModel model, Region region) {
        Watch dusty = watch(
                What.DUSTY,
                new Truth.Subject(model.site().id(), "site:" + model.site().id()));
        List<FenceMonitor> monitors = model.monitors();
        List<Means> means = monitors.stream().map(m -> new Means()).toList();
        looks.add(at -> {
            boolean exceeds = false;
            for (int i = 0; i < monitors.size(); i++) {
                Means mean = means.get(i);
                mean.take(monitors.get(i).own(model.works(), at), region.pm10());
                exceeds |= mean.exceeds(dusty.on());
            }
            dusty.is(exceeds, at);
        });
    }

    private void garden(RainGarden garden, Truth.Subject subject) {
        Watch overflow = watch(What.OVERFLOW, subject);
        Watch slow = watch(What.SLOW_DRAIN, subject);
        Watch clogged = watch(What.CLOGGED, subject);
        Standing standing = new Standing(garden);
        looks.add(at -> {
            overflow.is(garden.level() > garden.shape().lip(), at);
            slow.is(standing.longerThan(SLOW, at), at);
            clogged.is(garden.permeability() < 0.5, at);
        });
    }

    private Watch watch(What what, Truth.Subject subject) {
        Watch watch = new Watch(truth, what, subject);
        watches.add(watch);
        return watch;
    }

    private static Truth.Subject zone(CastSite site, CastZone zone) {
        return new Truth.Subject(site.id(), "zone:" + site.id() + "/" + zone.id());
    }
}
