package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.Dewline;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.model.Problems;
import io.dewline.sim.city.City;
import io.dewline.sim.city.CityOptions;
import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.scenario.Play;
import io.dewline.sim.scenario.ScenarioReader;
import io.dewline.sim.scenario.Shipped;
import io.dewline.sim.score.Judge;
import io.dewline.sim.truth.TruthFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One kind of fault after the other through a real broker and the whole of Dewline, held against the simulator's truth. */
@Timeout(120)
final class ScenarioFaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ONE_CONNECTION = 1;
    private static final Duration LONG = Duration.ofMinutes(40);

    private static final Instant SUMMER = Instant.parse("2026-06-30T22:00:00Z");

    /** When a run begins, how long it lasts in simulated time, and how fast it goes. */
    private record Pace(Instant start, Duration length, double speed) {}

    @TempDir
    private Path folder;

    /** What came of a run. */
    private record Outcome(
            JsonObject score,
            String table,
            JsonObject ledger,
            Map<String, Long> letters,
            Map<String, Long> fates,
            JsonArray devices,
            List<String> alerts,
            List<String> open) {
        long fate(String word) {
            return fates.getOrDefault(word, 0L);
        }

        JsonObject rule(String name) {
            return score.getJsonArray("rules").stream()
                    .map(JsonObject.class::cast)
                    .filter(rule -> rule.getString("rule").equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " neither needed nor raised: " + table));
        }
    }

    @Test
    void aRepeatIsStoredOnceAndJudgedOnce() throws Exception {
        Outcome seen = live("{ after: 1m, lasting: 30m, fault: repeats, devices: [dust-01, dust-02], share: 0.5 }");
        assertThat(seen.fate("repeat")).isPositive();
        assertStoredOnce(seen);
        assertThat(seen.ledger().getLong("repeated")).isEqualTo(seen.fate("repeat"));
        assertThat(seen.ledger().getLong("conflicting")).isZero();
        assertThat(seen.letters()).isEmpty();
    }

    @Test
    void anotherValueAtTheSameTimeIsCountedConflictingAndChangesNoRule() throws Exception {
        Outcome seen = live(
                "{ after: 1m, lasting: 30m, fault: conflicting-repeats, devices: [dust-01, dust-02], share: 0.5 }");
        assertThat(seen.fate("conflicting")).isPositive();
        assertStoredOnce(seen);
        assertThat(seen.ledger().getLong("conflicting")).isEqualTo(seen.fate("conflicting"));
        assertThat(seen.letters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "malformed, 'share: 0.3', malformed, json_malformed",
        "oversized, 'share: 0.1', oversized, payload_too_large",
        "sentinel, 'share: 0.3, by: -999', implausible, value_out_of_range",
        "wrong-unit, 'by: 1000', implausible, value_out_of_range",
        "unknown-device, 'every: 2m', unknown, device_unknown",
        "spoofed-device, 'every: 2m', spoofed, device_mismatch",
    })
    void whatCannotBeTakenInIsADeadLetterWithItsReasonAndItsNeighboursAreStored(
            String fault, String settings, String fate, String reason) throws Exception {
        Outcome seen = live(
                "{ after: 1m, lasting: 30m, fault: " + fault + ", devices: [dust-01, dust-02], " + settings + " }");
        assertThat(seen.fate(fate)).isPositive();
        assertThat(seen.letters()).isEqualTo(Map.of(reason, seen.fate(fate)));
        assertStoredOnce(seen);
    }

    @Test
    void aStampFromTheFutureIsTakenInAtItsArrivalAndFreezesNoSeries() throws Exception {
        Outcome seen = live(
                "{ after: 1m, lasting: 30m, fault: future-stamp, devices: [dust-01, dust-02], share: 0.2, shift: 1d }");
        assertThat(seen.fate("clock")).isPositive();
        assertStoredOnce(seen);
        assertThat(seen.letters()).isEmpty();
        Instant now = Instant.now();
        assertThat(seen.devices().stream().map(JsonObject.class::cast)).allSatisfy(device -> {
            assertThat(Instant.parse(device.getString("at"))).isBefore(now.plusSeconds(5));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "reordering, 'share: 0.4, shift: 3m'",
        "outage-burst, ''",
        "clock-skew, 'shift: -20m'",
        "clock-jump, 'shift: -5m'",
        "stuck, 'quantity: pm10'",
        "spike, 'share: 0.2, by: 2'",
        "drift, 'quantity: pm10, by: 5'",
        "humidity-bias, 'by: 2'",
    })
    void whatIsOnlyLateOrWrongIsStoredOnceAsItWasSent(String fault, String settings) throws Exception {
        Outcome seen = live("{ after: 1m, lasting: 20m, fault: " + fault + ", devices: [dust-01, dust-02]"
                + (settings.isEmpty() ? "" : ", " + settings) + " }");
        assertStoredOnce(seen);
        assertThat(seen.letters()).isEmpty();
    }

    @Test
    void aFlappingLinkIsNotSilence() throws Exception {
        Outcome seen = drill("{ after: 1m, lasting: 30m, fault: will-flapping, devices: [dust-01], every: 20s }", LONG);
        assertStoredOnce(seen);
        assertThat(seen.alerts()).noneMatch(alert -> alert.startsWith("device-silent"));
    }

    @ParameterizedTest
    @CsvSource({"gateway-outage", "drop-out", "outage-burst"})
    void aDeviceThatIsNotHeardIsReportedOnceAndNobodyElseIs(String fault) throws Exception {
        Outcome seen = drill("{ after: 5m, lasting: 15m, fault: " + fault + ", devices: [dust-01, dust-02] }", LONG);
        assertStoredOnce(seen);
        JsonObject silent = seen.rule("device-silent");
        assertThat(silent.getInteger("truths")).as(seen.table()).isEqualTo(2);
        assertThat(silent.getDouble("recall")).as(seen.table()).isEqualTo(1);
        assertThat(silent.getDouble("precision")).as(seen.table()).isEqualTo(1);
        assertThat(silent.getLong("longestDelaySeconds")).isLessThanOrEqualTo(180);
    }

    @Test
    void aDeadBatteryIsReportedOnce() throws Exception {
        Outcome seen = drill("{ after: 1m, lasting: 9m, fault: battery-death, devices: [dust-03] }", LONG);
        JsonObject silent = seen.rule("device-silent");
        assertThat(silent.getInteger("alerts")).as(seen.table()).isEqualTo(1);
        assertThat(silent.getDouble("recall")).isEqualTo(1);
    }

    @Test
    void aCloggedGardenIsReportedAndTheOneBesideItIsNot() throws Exception {
        Outcome seen = run(
                trial(
                        """
                        cast: [ { site: park, zones: 2, type: rain garden, device: raingarden, area: 40 m², catchment: 600 m² } ]
                        weather: { rain: [ { after: 1h, lasting: 2h, depth: 25 mm } ] }
                        """,
                        "{ lasting: 2d, fault: clogging, devices: [raingarden-1], share: 0.95 }"),
                "{ mode: readings }",
                new Pace(SUMMER, Duration.ofHours(36), 30_000));
        JsonObject slow = seen.rule("slow-drain");
        assertThat(slow.getInteger("truths")).as(seen.table()).isEqualTo(1);
        assertThat(slow.getDouble("recall")).as(seen.table()).isEqualTo(1);
        assertThat(slow.getDouble("precision")).as(seen.table()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"pump-failure", "command-lost"})
    void aNeedThatNoWaterAnswersStaysOpen(String fault) throws Exception {
        Outcome seen = run(
                trial(
                        """
                        cast: [ { site: park, type: lawn, device: soil, valve: true, soil: loam, root_depth: 0.2 m, area: 400 m² } ]
                        thirst: -0.004
                        """,
                        "{ lasting: 1d, fault: " + fault + ", devices: [valve-1] }"),
                "{ mode: readings }",
                new Pace(SUMMER, Duration.ofMinutes(150), 900));
        JsonObject watering = seen.rule("watering-needed");
        assertThat(watering.getDouble("recall")).as(seen.table()).isEqualTo(1);
        assertThat(seen.score().getJsonArray("water").getJsonObject(0).getDouble("given"))
                .isZero();
        assertThat(seen.open()).contains("watering-needed zone:park/lawn-1");
    }

    private static void assertStoredOnce(Outcome seen) {
        JsonObject readings = seen.score().getJsonObject("readings");
        assertThat(readings.getLong("sent")).isGreaterThan(100);
        assertThat(readings.getLong("lost")).as(seen.table()).isZero();
        assertThat(readings.getLong("doubled")).as(seen.table()).isZero();
    }

    /** By the machine's clock: a run that lies in the past, so that nothing but a fault is in the future. */
    private Outcome live(String line) throws Exception {
        Instant start = Instant.now().minus(LONG).truncatedTo(ChronoUnit.SECONDS);
        Pace pace = new Pace(start, LONG.minusMinutes(1), 600);
        return run(trial("weather: { sigma: 0.05 }", line), "{ mode: wall, allow_simulated: true }", pace);
    }

    /** By the readings' clock. */
    private Outcome drill(String line, Duration length) throws Exception {
        return run(trial("weather: { sigma: 0.05 }", line), "{ mode: readings }", new Pace(SUMMER, length, 600));
    }

    private static String trial(String stage, String line) {
        return """
                title: { zh: 试, en: Trial }
                expect: { zh: 试。, en: Trial. }
                start: 2026-07-01T06:00:00+08:00
                duration: 1h
                %s
                timeline:
                  - %s
                """
                .formatted(stage.strip(), line);
    }

    private Outcome run(String text, String clock, Pace pace) throws Exception {
        Play play = ScenarioReader.read("trial", "trial.yaml", text, Shipped.city());
        Path truth = folder.resolve("truth.jsonl");
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Settings settings = configured(mosquitto.uri(), clock, play);
            ConfigurationSet set =
                    Objects.requireNonNull(Configurations.parse(Configurations.texts(settings.files(), new Problems()))
                            .value());
            try (Dewline dewline = Dewline.start(settings, set, Dewline.Hooks.NONE)) {
                Api api = Api.at(dewline.address());
                api.awaitCaughtUp(PATIENCE);
                play(play, mosquitto.uri(), pace, truth);
                Map<String, Long> fates = fates(truth);
                long sent = fates.values().stream().mapToLong(n -> n).sum();
                Eventually.holds("all is judged and stored", PATIENCE, () -> received(api) >= sent && api.settled());
                Judge judge = Judge.compare(truth, dewline.address(), null, true, Map.of());
                return new Outcome(
                        new JsonObject(judge.json()),
                        judge.table(),
                        api.ledger(),
                        count(api.array("/api/v1/dead-letters?limit=200").stream()
                                .map(letter -> ((JsonObject) letter).getString("reason"))),
                        fates,
                        api.array("/api/v1/devices"),
                        api.alerts().stream()
                                .map(JsonObject.class::cast)
                                .map(a -> a.getString("rule") + " " + a.getString("subject"))
                                .toList(),
                        api.array("/api/v1/alerts?state=open").stream()
                                .map(JsonObject.class::cast)
                                .map(a -> a.getString("rule") + " " + a.getString("subject"))
                                .toList());
            }
        }
    }

    private static void play(Play play, String broker, Pace pace, Path truth) throws Exception {
        CityOptions options = new CityOptions(
                Path.of(""),
                Broker.at(broker),
                play.scenario(),
                1,
                pace.start(),
                pace.speed(),
                pace.length(),
                // One after the other: beside each other they would overtake, and the readings are the clock.
                ONE_CONNECTION,
                "sim-");
        try (TruthFile file = new TruthFile(Files.newBufferedWriter(truth))) {
            file.run("trial", 1, pace.start());
            try (City city = City.open(play.cast(), options, (at, topic, payload) -> {}, file)) {
                city.start();
                city.finished().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            file.end(pace.start().plus(pace.length()));
        }
    }

    private static long received(Api api) throws Exception {
        JsonObject ledger = api.ledger();
        return ledger.getLong("logged") + ledger.getLong("dead");
    }

    private Settings configured(String broker, String clock, Play play) throws Exception {
        Path root = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config");
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (String pack : List.of("health.yaml", "raingarden.yaml", "irrigation.yaml")) {
            Files.copy(root.resolve("rules").resolve(pack), rules.resolve(pack));
        }
        Files.writeString(folder.resolve("sites.yaml"), play.sites());
        Path file = folder.resolve("dewline.yaml");
        Files.writeString(
                file,
                """
                clock: %s
                mqtt: { broker: '%s' }
                store: { kind: embedded }
                http: { port: 0 }
                """
                        .formatted(clock, broker));
        return Objects.requireNonNull(Configurations.settings(file, Map.of()).value());
    }

    /** How many readings were sent with what done to them; "" for nothing. */
    private static Map<String, Long> fates(Path truth) throws Exception {
        List<String> fates = new ArrayList<>();
        for (String line : Files.readAllLines(truth)) {
            JsonObject object = new JsonObject(line);
            if (object.getString("truth").equals("sent")) {
                fates.add(object.getString("fate", ""));
            }
        }
        return count(fates.stream());
    }

    private static Map<String, Long> count(Stream<String> words) {
        Map<String, Long> counts = new TreeMap<>();
        words.forEach(word -> counts.merge(word, 1L, Long::sum));
        return counts;
    }
}
