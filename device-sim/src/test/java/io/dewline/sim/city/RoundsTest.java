package io.dewline.sim.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.cast.CastReader;
import io.dewline.sim.scenario.Play;
import io.dewline.sim.scenario.ScenarioReader;
import io.dewline.sim.wire.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Water trucks on the roads of a day, and what they tell of it. */
class RoundsTest {
    private static final Instant START = Instant.parse("2026-06-30T22:00:00Z");
    private static final String SITES =
            """
            sites:
              - id: ring
                kind: construction
                zones:
                  - { id: road-1, type: road segment, area: 3000 m² }
                  - { id: road-2, type: road segment, area: 3000 m² }
                  - { id: road-3, type: road segment, area: 3000 m² }
                devices: [ { id: dust-1, kind: dust } ]
            """;
    private static final String DAY =
            """
            title: { zh: 道路洒水, en: Watered roads }
            expect: { zh: 每段每天三次。, en: Three passes a day on each segment. }
            start: 2026-07-01T06:00:00+08:00
            duration: 1d
            """;

    @Test
    void everySegmentIsServicedThreeTimesADay() throws Exception {
        List<Publication> said = play(DAY);
        assertThat(passes(said, "road-1")).isEqualTo(3);
        assertThat(passes(said, "road-2")).isEqualTo(3);
        assertThat(passes(said, "road-3")).isEqualTo(3);
        assertThat(said)
                .filteredOn(p -> p.payload().contains("\"sprayed\""))
                .hasSize(9)
                .allSatisfy(p -> assertThat(p.topic()).isEqualTo("dewline/v1/ring/fact"));
    }

    @Test
    void aTruckThatSkipsASegmentTellsNothingOfIt() throws Exception {
        List<Publication> said = play(DAY + "timeline: [ { after: 0s, lasting: 6h, truck: ring, skip: [road-2] } ]\n");
        assertThat(passes(said, "road-1")).isEqualTo(3);
        assertThat(passes(said, "road-2")).isEqualTo(1);
    }

    @Test
    void aTruckWithoutATapServesWhatItsTankHolds() throws Exception {
        List<Publication> said = play(DAY + "timeline: [ { after: 0s, lasting: 1d, truck: ring, tap: false } ]\n");
        assertThat(passes(said, "road-1") + passes(said, "road-2") + passes(said, "road-3"))
                .isEqualTo(2);
    }

    @Test
    void aDayIsTheSameHoweverOftenTheWorldIsAsked() throws Exception {
        String text = DAY
                + """
                weather: { everyday: true, wind: 7 m/s }
                works: { everyday: true }
                timeline:
                  - { after: 0s, lasting: 6h, truck: ring, skip: [road-2] }
                  - { after: 2h, lasting: 6h, fact: cover, value: net, site: ring }
                  - { after: 3h, lasting: 1h, fault: wash-out, devices: [dust-1] }
                """;
        List<Publication> inSteps = new ArrayList<>();
        World world = world(text, inSteps);
        for (long millis = 0; millis < 86_400_000L; millis += 41_017) {
            world.advanceTo(START.plusMillis(millis));
        }
        world.advanceTo(START.plusSeconds(86_400));
        assertThat(inSteps).isEqualTo(play(text)).hasSizeGreaterThan(1_400);
    }

    @Test
    void inRainItStaysAtHome() throws Exception {
        List<Publication> said =
                play(DAY + "weather: { rain: [ { after: 0s, lasting: 1h, depth: 10 mm, sites: [ring] } ] }\n");
        assertThat(passes(said, "road-1")).isEqualTo(2);
    }

    @Test
    void theFactOfANetHoldsTheDustOfAGaleDown() throws Exception {
        String gale = DAY + "weather: { wind: 9 m/s, from: 200°, sigma: 0 }\n";
        assertThat(meanDust(play(
                        gale + "timeline: [ { after: 0s, lasting: 1d, fact: cover, value: green, site: ring } ]\n")))
                .isLessThan(0.75 * meanDust(play(gale)));
    }

    private static double meanDust(List<Publication> said) {
        return said.stream()
                .filter(p -> p.sender().equals("dust-1") && p.topic().endsWith("telemetry"))
                .mapToDouble(p -> Played.json(p).path("values").path("pm10").asDouble())
                .average()
                .orElseThrow();
    }

    private static long passes(List<Publication> said, String segment) {
        return said.stream()
                .filter(p -> p.payload().contains("\"serviced\"") && p.payload().contains("zone:" + segment))
                .count();
    }

    private static List<Publication> play(String text) throws Exception {
        List<Publication> said = new ArrayList<>();
        world(text, said).advanceTo(START.plusSeconds(86_400));
        return said;
    }

    private static World world(String text, List<Publication> said) throws Exception {
        Play play = ScenarioReader.read("roads", "roads.yaml", text, SITES);
        return new World(CastReader.parse("roads", SITES), play.scenario(), 1, START, said::add);
    }
}
