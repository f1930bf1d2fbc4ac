package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The dust that a building site makes itself, and what its cannon takes out of the air. */
public final class WorksDust {
    /** Time constant of suppression; an estimate, no measurement was found. */
    private static final double SUPPRESSION_SECONDS = 600;
    /** Part of the site's own dust that a running cannon removes in the end, in still air and in a gale. */
    private static final double REMOVED = 0.6;

    private static final double REMOVED_IN_GALE = 0.3;
    private static final double BREEZE = 2;
    /** Wind that raises dust from the ground, m/s. */
    private static final double GALE = 8;
    /** Ground that got so much rain, mm, and has not dried for some hours, gives no dust to the wind. */
    private static final double DAMP = 0.5;

    private static final double DRYING_SECONDS = 6 * 3600;

    private final String site;
    private final Sky sky;
    private final List<Plume> script;
    private final long seed;
    private final LocalDate everydayFrom;
    private final Drift unrest;
    private LocalDate day = LocalDate.EPOCH;
    private List<Plume> today = List.of();
    private double suppression;
    private double sprayed;
    private double damp;
    private Cover cover = Cover.BARE;

    /**
     * @param script plumes that come for certain
     * @param everydayFrom first local date with the plumes of ordinary working days
     */
    public WorksDust(String site, Sky sky, List<Plume> script, LocalDate everydayFrom, long seed) {
        this.site = site;
        this.sky = sky;
        this.script = List.copyOf(script);
        this.everydayFrom = everydayFrom;
        this.seed = seed;
        unrest = new Drift(new Dice(seed, "works unrest " + site), 0.12, 240);
    }

    /**
     * Lets time pass up to an instant.
     *
     * @param sprayedSeconds how long the cannon ran in this step
     */
    public void step(Instant to, double seconds, double sprayedSeconds) {
        unrest.step(seconds);
        sprayed = seconds > 0 ? Math.min(1, sprayedSeconds / seconds) : 0;
        double goal = removed(sky.windSpeed()) * sprayed;
        suppression += (goal - suppression) * (1 - StrictMath.exp(-seconds / SUPPRESSION_SECONDS));
        damp = damp * StrictMath.exp(-seconds / DRYING_SECONDS)
                + sky.rain(site, to.minusMillis(Math.round(1000 * seconds)), to);
        LocalDate date = to.atZone(sky.season().zone()).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            today = plumes(date);
        }
    }

    /** PM10 that the works add straight downwind, µg/m³. */
    public double added(Instant at) {
        double plume = Stream.concat(script.stream(), today.stream())
                .mapToDouble(p -> p.at(at))
                .sum();
        double wind = sky.windSpeed();
        double raised = wind >= GALE && damp < DAMP ? cover.open() * Math.min(200, 50 + 50 * (wind - GALE)) : 0;
        double strength = plume * StrictMath.exp(unrest.value()) / Math.max(wind, 1) + raised;
        return strength * (1 - suppression) * washedOut(at);
    }

    /** What lies over the open plots from now on. */
    public void cover(Cover now) {
        cover = now;
    }

    /** Water that somebody lays on the ground, mm. */
    public void wet(double water) {
        damp += water;
    }

    /** Whether plumes are in the air, which also makes noise. */
    public boolean busy(Instant at) {
        return Stream.concat(script.stream(), today.stream()).anyMatch(p -> p.at(at) > 0.3 * p.strength());
    }

    /** Part of the last step during which the cannon ran, 0 … 1. */
    public double sprayed() {
        return sprayed;
    }

    /** 0 … 1, what is taken out at the moment. */
    public double suppression() {
        return suppression;
    }

    public Sky sky() {
        return sky;
    }

    public String site() {
        return site;
    }

    /** 0.6 up to a breeze, 0.3 in a gale, which blows the spray off the site; no measurement was found. */
    static double removed(double wind) {
        double part = Math.max(0, Math.min(1, (wind - BREEZE) / (GALE - BREEZE)));
        return REMOVED + (REMOVED_IN_GALE - REMOVED) * part;
    }

    private double washedOut(Instant at) {
        return sky.rain(site, at.minus(Duration.ofMinutes(10)), at) > 0.2 ? 0.2 : 1;
    }

    private List<Plume> plumes(LocalDate date) {
        // Yesterday's last plume may still be in the air, so two days count.
        return Stream.of(date.minusDays(1), date)
                .filter(d -> !d.isBefore(everydayFrom))
                .flatMap(d -> WorkDay.plumes(seed, site, d, sky.season().zone()).stream())
                .toList();
    }
}
