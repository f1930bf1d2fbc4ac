package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.fault.ScenarioRun.Outcome;
import io.dewline.app.fault.ScenarioRun.Pace;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with water and dust in the world itself, through the whole of Dewline with the shipped packs. */
@Timeout(120)
final class ScenarioGroundIT {
    private static final Duration LEAK_AFTER = Duration.ofHours(20);

    @TempDir
    private Path folder;

    @Test
    void aCloggedGardenABlockedInletAndALeakingValveAreEachNamedAndWhatIsBesideThemIsNot() throws Exception {
        Outcome seen = new ScenarioRun(
                        folder, ScenarioRun.READINGS, new Pace(ScenarioRun.SUMMER, Duration.ofHours(36), 20_000))
                .play(ScenarioRun.trial(
                        """
                        cast:
                          - { site: sponge, zones: 3, type: rain garden, device: raingarden, area: 40 m², catchment: 600 m² }
                          - { site: green, zones: 2, type: lawn, device: soil, valve: true, soil: loam, root_depth: 0.2 m, area: 400 m² }
                        thirst: 0.03
                        weather: { rain: [ { after: 1h, lasting: 2h, depth: 25 mm, sites: [sponge] } ] }
                        """,
                        List.of(
                                "{ lasting: 2d, fault: clogging, devices: [raingarden-1], share: 0.95 }",
                                "{ lasting: 2d, fault: blocked-inlet, devices: [raingarden-2], share: 0.98 }",
                                "{ after: 20h, lasting: 12h, fault: leak, devices: [valve-1], by: 25 }")));
        JsonObject slow = seen.rule("slow-drain");
        assertThat(slow.getInteger("truths")).as(seen.table()).isEqualTo(1);
        assertThat(slow.getDouble("recall")).as(seen.table()).isEqualTo(1);
        assertThat(slow.getDouble("precision")).as(seen.table()).isEqualTo(1);
        assertThat(seen.about("slow-drain")).containsExactly("zone:sponge/rain-garden-1");

        assertThat(seen.about("no-response")).as(seen.table()).containsExactly("zone:sponge/rain-garden-2");

        assertThat(seen.about("leak")).as(seen.table()).containsExactly("device:valve-1");
        Instant leaks = ScenarioRun.SUMMER.plus(LEAK_AFTER);
        assertThat(Instant.parse(seen.alerts("leak").get(0).getString("opened")))
                .isBetween(leaks, leaks.plus(Duration.ofMinutes(15)));
        assertThat(seen.open("leak")).as("it was repaired").isEmpty();
        assertThat(seen.about("unexplained-rise")).contains("zone:green/lawn-1").doesNotContain("zone:green/lawn-2");
    }

    @Test
    void aNeedThatNoWaterAnswersStaysOpenAndOneThatIsAnsweredDoesNot() throws Exception {
        Outcome seen = new ScenarioRun(
                        folder, ScenarioRun.READINGS, new Pace(ScenarioRun.SUMMER, Duration.ofMinutes(150), 900))
                .play(ScenarioRun.trial(
                        """
                        cast: [ { site: park, zones: 4, type: lawn, device: soil, valve: true, soil: loam, root_depth: 0.2 m, area: 400 m², rate: 12.7 mm/h } ]
                        thirst: -0.004
                        """,
                        List.of(
                                "{ lasting: 1d, fault: pump-failure, devices: [valve-1] }",
                                "{ lasting: 1d, fault: command-lost, devices: [valve-2] }",
                                "{ lasting: 1d, fault: stuck-closed, devices: [valve-3] }")));
        JsonObject watering = seen.rule("watering-needed");
        assertThat(watering.getInteger("truths")).isEqualTo(4);
        assertThat(watering.getDouble("recall")).as(seen.table()).isEqualTo(1);
        List<Double> given = seen.score().getJsonArray("water").stream()
                .map(water -> ((JsonObject) water).getDouble("given"))
                .toList();
        assertThat(given.subList(0, 3)).as(seen.table()).containsOnly(0.0);
        assertThat(given.get(3)).as(seen.table()).isPositive();
        assertThat(seen.open("watering-needed")).contains("zone:park/lawn-1", "zone:park/lawn-2", "zone:park/lawn-3");
    }

    @Test
    void aMonitorThatSomebodyWashesIsNamedAndTheDustThatItHidesIsNotForgotten() throws Exception {
        Outcome seen = new ScenarioRun(
                        folder, ScenarioRun.READINGS, new Pace(ScenarioRun.SUMMER, Duration.ofHours(4), 1800))
                .play(ScenarioRun.trial(
                        """
                        weather: { background: 55 µg/m³, sigma: 0.05, wind: 1.8 m/s }
                        works: { plumes: [ { after: 1h, lasting: 3h, strength: 480 µg/m³ } ] }
                        """,
                        List.of("{ after: 2h, lasting: 30m, fault: wash-out, devices: [dust-01] }")));
        assertThat(seen.about("wash-out")).as(seen.table()).containsExactly("device:dust-01");
        Instant washed = ScenarioRun.SUMMER.plus(Duration.ofHours(2));
        assertThat(Instant.parse(seen.alerts("wash-out").get(0).getString("opened")))
                .isBetween(washed, washed.plus(Duration.ofMinutes(10)));
        JsonObject spray = seen.rule("dust-spray");
        assertThat(spray.getDouble("recall")).as(seen.table()).isEqualTo(1);
        assertThat(spray.getDouble("precision")).as(seen.table()).isEqualTo(1);
    }
}
