package io.dewline.sim.city;

import io.dewline.sim.fault.Fault;
import io.dewline.sim.physics.WeatherSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the city, by the time since its start.
 *
 * @param start used where the caller names none
 * @param thirst how far above their watering threshold beds with a valve start, m³/m³
 * @param spread how much further at most, by chance, m³/m³
 */
public record Scenario(
        String name, Instant start, double thirst, double spread, Weather weather, WorkPlan works, Timeline timeline) {
    /** More days than any run lasts. */
    public static final int NEVER = 100_000;

    /**
     * The sky and the air over all sites.
     *
     * @param background median PM10 of the district, µg/m³
     * @param backgroundSigma deviation of its logarithm
     * @param meanWind m/s
     * @param windFrom degrees from north
     * @param warmer than the season by so much, K
     * @param damper than usual: dew point higher by so much, K
     * @param everydayAfter days after the start's date from which ordinary storms come by chance
     * @param measured takes the place of chance wherever it knows something
     */
    public record Weather(
            double background,
            double backgroundSigma,
            double meanWind,
            double windFrom,
            double warmer,
            double damper,
            List<Rain> rains,
            List<Dust> dust,
            int everydayAfter,
            @Nullable WeatherSeries measured) {
        public Weather {
            rains = List.copyOf(rains);
            dust = List.copyOf(dust);
        }

        /** Weather by chance and script alone. */
        public Weather(
                double background,
                double backgroundSigma,
                double meanWind,
                double windFrom,
                double warmer,
                double damper,
                List<Rain> rains,
                List<Dust> dust,
                int everydayAfter) {
            this(background, backgroundSigma, meanWind, windFrom, warmer, damper, rains, dust, everydayAfter, null);
        }

        private Weather following(WeatherSeries series) {
            return new Weather(
                    background,
                    backgroundSigma,
                    meanWind,
                    windFrom,
                    warmer,
                    damper,
                    rains,
                    dust,
                    everydayAfter,
                    series);
        }
    }

    /**
     * A storm.
     *
     * @param depth mm
     * @param sites where it falls; empty: on every site that has a rain garden; {@link #EVERYWHERE}
     */
    public record Rain(Duration after, Duration lasting, double depth, Set<String> sites) {
        public static final Set<String> EVERYWHERE = Set.of("*");

        public Rain {
            sites = Set.copyOf(sites);
        }
    }

    /**
     * A dust storm, or haze, over the whole city.
     *
     * @param pm10 that it adds at its height, µg/m³
     * @param wind that it adds at its height, m/s
     * @param haze fine dust of stoves and engines, and not the desert's
     */
    public record Dust(Duration after, Duration lasting, double pm10, double wind, boolean haze) {}

    /**
     * The works at the construction sites.
     *
     * @param everydayAfter days after the start's date from which ordinary works come by chance
     */
    public record WorkPlan(List<Works> works, int everydayAfter) {
        public WorkPlan {
            works = List.copyOf(works);
        }
    }

    /**
     * Dusty work.
     *
     * @param strength PM10 added downwind at a wind of 1 m/s, µg/m³
     * @param sites where; empty: at every construction site
     */
    public record Works(Duration after, Duration lasting, double strength, Set<String> sites) {
        public Works {
            sites = Set.copyOf(sites);
        }
    }

    /** What is done and what goes wrong. */
    public record Timeline(List<Fault> faults, List<Start> starts, List<Told> told, List<Errand> errands) {
        public static final Timeline EMPTY = new Timeline(List.of(), List.of(), List.of(), List.of());

        public Timeline {
            faults = List.copyOf(faults);
            starts = List.copyOf(starts);
            told = List.copyOf(told);
            errands = List.copyOf(errands);
        }
    }

    /** Machines that somebody starts by hand on the spot, without Dewline. */
    public record Start(Duration after, Duration lasting, List<String> devices) {
        public Start {
            devices = List.copyOf(devices);
        }
    }

    /**
     * A water truck that does not do all of its work.
     *
     * @param skip segments that it leaves out
     * @param tap whether it can fill its tank up
     */
    public record Errand(Duration after, Duration lasting, String site, List<String> skip, boolean tap) {
        public Errand {
            skip = List.copyOf(skip);
        }
    }

    /** A fact that somebody tells. */
    public record Told(Duration after, Duration lasting, String site, String subject, String fact, String value) {}

    /** 06:00 at Shanghai on a Wednesday in July. */
    private static final Instant SUMMER_MORNING = Instant.parse("2026-06-30T22:00:00Z");

    /**
     * A summer morning in which everything happens once within five hours: the lawn gets thirsty, the site raises
     * dust, a cloudburst fills the rain gardens.
     */
    public static Scenario demo() {
        List<Works> works = List.of(works(62, 35, 420), works(135, 40, 500), works(230, 50, 460), works(430, 80, 480));
        return new Scenario(
                "demo",
                SUMMER_MORNING,
                0.0012,
                0,
                new Weather(
                        60,
                        0.04,
                        2,
                        200,
                        0,
                        0,
                        List.of(new Rain(minutes(120), minutes(60), 35, Set.of())),
                        List.of(),
                        1),
                new WorkPlan(works, 1),
                Timeline.EMPTY);
    }

    /** No script: weather, works and thirst as the season brings them. */
    public static Scenario everyday() {
        return new Scenario(
                "everyday",
                SUMMER_MORNING,
                0.02,
                0,
                new Weather(77, 0.82, 2.2, 180, 0, 0, List.of(), List.of(), 0),
                new WorkPlan(List.of(), 0),
                Timeline.EMPTY);
    }

    /** The same under weather that was measured once. */
    public Scenario following(WeatherSeries series) {
        return new Scenario(name, start, thirst, spread, weather.following(series), works, timeline);
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

    private static Works works(int after, int lasting, double strength) {
        return new Works(minutes(after), minutes(lasting), strength, Set.of());
    }

    private static Duration minutes(int n) {
        return Duration.ofMinutes(n);
    }
}
