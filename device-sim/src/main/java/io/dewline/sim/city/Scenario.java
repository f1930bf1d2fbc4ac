package io.dewline.sim.city;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens in the city, by the time since its start.
 *
 * @param start used where the caller names none
 * @param thirst how far above their watering threshold beds with a valve start, m³/m³
 * @param background median PM10 of the district, µg/m³
 * @param backgroundSigma deviation of its logarithm
 * @param meanWind m/s
 * @param windFrom degrees from north
 * @param works dusty work at every construction site
 * @param storms rain over every site that has a rain garden
 * @param everydayAfter days after the start's date from which ordinary works and storms come by chance
 */
public record Scenario(
        String name,
        Instant start,
        double thirst,
        double background,
        double backgroundSigma,
        double meanWind,
        double windFrom,
        List<Works> works,
        List<Rain> storms,
        int everydayAfter) {

    /**
     * Dusty work.
     *
     * @param strength PM10 added downwind at a wind of 1 m/s, µg/m³
     */
    public record Works(Duration after, Duration lasting, double strength) {}

    /**
     * A storm.
     *
     * @param depth mm
     */
    public record Rain(Duration after, Duration lasting, double depth) {}

    /** 06:00 at Shanghai on a Wednesday in July. */
    private static final Instant SUMMER_MORNING = Instant.parse("2026-06-30T22:00:00Z");

    public Scenario {
        works = List.copyOf(works);
        storms = List.copyOf(storms);
    }

    /**
     * A summer morning in which everything happens once within five hours: the lawn gets thirsty, the site raises
     * dust, a cloudburst fills the rain gardens.
     */
    public static Scenario demo() {
        return new Scenario(
                "demo",
                SUMMER_MORNING,
                0.0012,
                60,
                0.04,
                2,
                200,
                List.of(
                        new Works(minutes(62), minutes(35), 420),
                        new Works(minutes(135), minutes(40), 500),
                        new Works(minutes(230), minutes(50), 460),
                        new Works(minutes(430), minutes(80), 480)),
                List.of(new Rain(minutes(120), minutes(60), 35)),
                1);
    }

    /** No script: weather, works and thirst as the season brings them. */
    public static Scenario everyday() {
        return new Scenario("everyday", SUMMER_MORNING, 0.02, 77, 0.82, 2.2, 180, List.of(), List.of(), 0);
    }

    public static Optional<Scenario> named(String name) {
        return all().filter(s -> s.name().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    public static String known() {
        return String.join(", ", all().map(Scenario::name).toList());
    }

    private static Stream<Scenario> all() {
        return Stream.of(demo(), everyday());
    }

    private static Duration minutes(int n) {
        return Duration.ofMinutes(n);
    }
}
