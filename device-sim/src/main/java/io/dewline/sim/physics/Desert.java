package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * All the dust storms there will be: those of a script, and those of ordinary springs from a date on, about one a month
 * from March to May as the stations of Beijing had in 2015.
 */
public final class Desert {
    private static final double CHANCE = 1.0 / 30;

    private final List<DustStorm> script;
    private final LocalDate everydayFrom;
    private final ZoneId zone;
    private final long seed;
    private final Map<LocalDate, List<DustStorm>> ordinary = new HashMap<>();

    public Desert(List<DustStorm> script, LocalDate everydayFrom, ZoneId zone, long seed) {
        this.script = List.copyOf(script);
        this.everydayFrom = everydayFrom;
        this.zone = zone;
        this.seed = seed;
    }

    /** PM10 that storms add now, µg/m³. */
    public double pm10(Instant at) {
        return sum(at, DustStorm::pm10);
    }

    /** Wind that storms add now, m/s. */
    public double wind(Instant at) {
        return sum(at, DustStorm::wind);
    }

    private double sum(Instant at, ToDoubleFunction<DustStorm> strength) {
        LocalDate today = at.atZone(zone).toLocalDate();
        // No storm lasts longer than a day, so one of yesterday may still be there.
        Stream<DustStorm> chance = Stream.of(today.minusDays(1), today).flatMap(day -> of(day).stream());
        return Stream.concat(script.stream(), chance)
                .mapToDouble(storm -> strength.applyAsDouble(storm) * storm.part(at))
                .sum();
    }

    private List<DustStorm> of(LocalDate day) {
        boolean spring = day.getMonthValue() >= 3 && day.getMonthValue() <= 5;
        return !spring || day.isBefore(everydayFrom) ? List.of() : ordinary.computeIfAbsent(day, this::roll);
    }

    private List<DustStorm> roll(LocalDate day) {
        Dice dice = new Dice(seed, "desert " + day);
        if (dice.uniform() >= CHANCE) {
            return List.of();
        }
        Instant start = day.atStartOfDay(zone).toInstant().plusSeconds(Math.round(86_400 * dice.uniform()));
        Duration lasting = Duration.ofMinutes(Math.round(dice.uniform(6 * 60, 14 * 60)));
        return List.of(new DustStorm(start, lasting, Math.min(1_500, dice.logNormal(500, 0.5)), dice.uniform(3, 7)));
    }
}
