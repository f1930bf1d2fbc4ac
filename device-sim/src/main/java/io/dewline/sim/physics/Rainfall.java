package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All the rain there will be: storms of a script, and those of ordinary days from a date on. */
public final class Rainfall {
    private static final double SUMMER_CHANCE = 0.3;
    private static final double WINTER_CHANCE = 0.05;

    private final List<Storm> script;
    private final LocalDate everydayFrom;
    private final ZoneId zone;
    private final long seed;
    private final Map<LocalDate, List<Storm>> ordinary = new HashMap<>();
    private final Map<LocalDate, Double> clouds = new HashMap<>();

    public Rainfall(List<Storm> script, LocalDate everydayFrom, ZoneId zone, long seed) {
        this.script = List.copyOf(script);
        this.everydayFrom = everydayFrom;
        this.zone = zone;
        this.seed = seed;
    }

    /** mm at the site between two instants. */
    public double between(String site, Instant from, Instant to) {
        return storms(from, to)
                .mapToDouble(storm -> storm.fallen(site, to) - storm.fallen(site, from))
                .sum();
    }

    /**
     * Part of the clear sky's radiation that the clouds of the day let through: 1 before ordinary days begin; then the
     * north of China's summers reach about two thirds.
     */
    public double clearness(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return day.isBefore(everydayFrom) ? 1 : clouds.computeIfAbsent(day, this::cloud);
    }

    /** Whether a storm stands over the site. */
    public boolean covers(String site, Instant at) {
        return storms(at, at.plus(Duration.ofHours(1))).anyMatch(storm -> storm.covers(site, at));
    }

    private Stream<Storm> storms(Instant from, Instant to) {
        LocalDate first = from.atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = to.atZone(zone).toLocalDate();
        if (last.isBefore(everydayFrom)) {
            return script.stream();
        }
        return Stream.concat(script.stream(), first.datesUntil(last.plusDays(1)).flatMap(day -> of(day).stream()));
    }

    private List<Storm> of(LocalDate day) {
        if (day.isBefore(everydayFrom)) {
            return List.of();
        }
        return ordinary.computeIfAbsent(day, this::roll);
    }

    private double cloud(LocalDate day) {
        return new Dice(seed, "clouds " + day).triangular(0.2, 0.85, 1);
    }

    private List<Storm> roll(LocalDate day) {
        Dice dice = new Dice(seed, "rain " + day);
        boolean summer = day.getMonthValue() >= 6 && day.getMonthValue() <= 8;
        List<Storm> storms = new ArrayList<>();
        if (dice.uniform() < (summer ? SUMMER_CHANCE : WINTER_CHANCE)) {
            Instant start = day.atStartOfDay(zone).toInstant().plusSeconds(Math.round(86_400 * dice.uniform()));
            Duration length = Duration.ofMinutes(Math.round(dice.uniform(40, 240)));
            storms.add(new Storm(start, length, Math.min(80, dice.logNormal(8, 0.9)), Set.of()));
        }
        return storms;
    }
}
