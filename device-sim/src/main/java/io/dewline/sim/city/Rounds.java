package io.dewline.sim.city;

import io.dewline.sim.cast.CastSite;
import io.dewline.sim.cast.CastZone;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.physics.Truck;
import io.dewline.sim.wire.Fact;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

/** The water truck of a site with road segments: three rounds on days without rain or frost, and what it tells of them. */
final class Rounds {
    private static final String ROAD = "road segment";
    private static final List<LocalTime> HOURS =
            List.of(LocalTime.of(6, 30), LocalTime.of(10, 30), LocalTime.of(14, 30));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SHOWER = Duration.ofHours(3);
    private static final double WET = 0.2;
    private static final double FROST = 2;

    private final CastSite site;
    private final SiteModel model;
    private final Sky sky;
    private final World world;
    private final Truck truck;
    private final double roads;

    private Rounds(SiteModel model, List<CastZone> segments, Sky sky, World world) {
        this.model = model;
        this.sky = sky;
        this.world = world;
        site = model.site();
        truck = new Truck(
                segments.stream().map(z -> new Truck.Segment(z.id(), z.area())).toList());
        roads = segments.stream().mapToDouble(CastZone::area).sum();
    }

    /** Sends a truck out on the site's roads, if it has any. */
    static void plan(SiteModel model, Sky sky, World world) {
        List<CastZone> segments =
                model.site().zones().stream().filter(z -> z.type().equals(ROAD)).toList();
        if (!segments.isEmpty()) {
            Rounds rounds = new Rounds(model, segments, sky, world);
            model.truck(rounds.truck);
            rounds.plan(world.now());
        }
    }

    private void plan(Instant now) {
        ZonedDateTime local = now.atZone(site.timezone());
        Instant next = HOURS.stream()
                .filter(hour -> hour.isAfter(local.toLocalTime()))
                .findFirst()
                .map(hour -> local.toLocalDate().atTime(hour))
                .orElseGet(() -> local.toLocalDate().plusDays(1).atTime(HOURS.get(0)))
                .atZone(site.timezone())
                .toInstant();
        world.later(next, this::begin);
    }

    private void begin(Instant at) {
        boolean wet = sky.rain(site.id(), at.minus(SHOWER), at) > WET;
        if (!wet && sky.temperature(site.id(), at) > FROST) {
            truck.begin(at);
            world.later(at.plus(MINUTE), this::drive);
        }
        plan(at);
    }

    private void drive(Instant at) {
        for (Truck.Pass pass : truck.advance(at)) {
            model.works().wet(pass.litres() / roads);
            String name = "truck-" + site.id();
            String subject = "zone:" + pass.segment();
            say(at, new Fact("serviced", subject, name, pass.at(), null).json("watered by " + name));
            say(
                    at,
                    new Fact("sprayed", subject, name, pass.at(), null)
                            .json(pass.lasting().toSeconds() / 60.0, 1));
        }
        if (truck.driving()) {
            world.later(at.plus(MINUTE), this::drive);
        }
    }

    private void say(Instant at, String payload) {
        world.say(Publication.of(Publication.AGENCY, at, Topics.fact(site.id()), payload, false));
    }
}
