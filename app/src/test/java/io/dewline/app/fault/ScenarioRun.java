package io.dewline.app.fault;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** A scenario played through a real broker and the whole of Dewline with the shipped packs. */
final class ScenarioRun {
    /** A morning on which nothing needs water or frost protection. */
    static final Instant SUMMER = Instant.parse("2026-06-30T22:00:00Z");

    static final String WALL = "{ mode: wall, allow_simulated: true }";
    static final String READINGS = "{ mode: readings }";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ONE_CONNECTION = 1;

    private final Path folder;
    private final String clock;
    private final Pace pace;

    /** When a run begins, how long it lasts in simulated time, and how fast it goes. */
    record Pace(Instant start, Duration length, double speed) {}

    /**
     * What came of a run.
     *
     * @param letters device whose topic it was → reason → dead letters
     * @param fates device → what was done to its readings → how many; "" for nothing
     */
    record Outcome(
            JsonObject score,
            String table,
            JsonObject ledger,
            Map<String, Map<String, Long>> letters,
            Map<String, Map<String, Long>> fates,
            JsonArray devices,
            List<JsonObject> alerts) {
        long fate(String device, String word) {
            return fates.getOrDefault(device, Map.of()).getOrDefault(word, 0L);
        }

        /** Of all devices together. */
        long fate(String word) {
            return fates.values().stream()
                    .mapToLong(words -> words.getOrDefault(word, 0L))
                    .sum();
        }

        Map<String, Long> letters(String device) {
            return letters.getOrDefault(device, Map.of());
        }

        JsonObject rule(String name) {
            return score.getJsonArray("rules").stream()
                    .map(JsonObject.class::cast)
                    .filter(rule -> rule.getString("rule").equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " neither needed nor raised: " + table));
        }

        /** Alerts of a rule, in order of their opening. */
        List<JsonObject> alerts(String rule) {
            return alerts.stream()
                    .filter(alert -> alert.getString("rule").equals(rule))
                    .toList();
        }

        /** Whom the alerts of a rule are about, each as often as it was raised. */
        List<String> about(String rule) {
            return alerts(rule).stream().map(a -> a.getString("subject")).toList();
        }

        /** Whom the open alerts of a rule are about. */
        List<String> open(String rule) {
            return alerts(rule).stream()
                    .filter(a -> a.getString("closedAt") == null)
                    .map(a -> a.getString("subject"))
                    .toList();
        }
    }

    ScenarioRun(Path folder, String clock, Pace pace) {
        this.folder = folder;
        this.clock = clock;
        this.pace = pace;
    }

    /** The text of a scenario: cast, weather and works, and the lines of its timeline. */
    static String trial(String stage, List<String> lines) {
        return """
                title: { zh: 试, en: Trial }
                expect: { zh: 试。, en: Trial. }
                start: 2026-07-01T06:00:00+08:00
                duration: 1h
                %s
                timeline:
                  - %s
                """
                .formatted(stage.strip(), String.join("\n  - ", lines));
    }

    /** Plays it to the end, waits until all is judged and stored, and compares. */
    Outcome play(String scenario) throws Exception {
        Play play = ScenarioReader.read("trial", "trial.yaml", scenario, Shipped.city());
        Path truth = folder.resolve("truth.jsonl");
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Settings settings = configured(mosquitto.uri(), play);
            ConfigurationSet set =
                    Objects.requireNonNull(Configurations.parse(Configurations.texts(settings.files(), new Problems()))
                            .value());
            try (Dewline dewline = Dewline.start(settings, set, Dewline.Hooks.NONE)) {
                Api api = Api.at(dewline.address());
                api.awaitCaughtUp(PATIENCE);
                play(play, mosquitto.uri(), truth);
                Map<String, Map<String, Long>> fates = fates(truth);
                long sent = fates.values().stream()
                        .flatMap(words -> words.values().stream())
                        .mapToLong(n -> n)
                        .sum();
                Eventually.holds("all is judged and stored", PATIENCE, () -> received(api) >= sent && api.settled());
                Judge judge = Judge.compare(truth, dewline.address(), null, true, Map.of());
                return new Outcome(
                        new JsonObject(judge.json()),
                        judge.table(),
                        api.ledger(),
                        letters(api),
                        fates,
                        api.array("/api/v1/devices"),
                        api.alerts().stream()
                                .map(JsonObject.class::cast)
                                .sorted((a, b) -> a.getString("opened").compareTo(b.getString("opened")))
                                .toList());
            }
        }
    }

    private void play(Play play, String broker, Path truth) throws Exception {
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

    private Settings configured(String broker, Play play) throws Exception {
        Path root = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config");
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (String pack : List.of("health.yaml", "raingarden.yaml", "irrigation.yaml", "dust-response.yaml")) {
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

    private static Map<String, Map<String, Long>> letters(Api api) throws Exception {
        return count(
                api.array("/api/v1/dead-letters?limit=200").stream().map(JsonObject.class::cast),
                letter -> letter.getString("topic").split("/", -1)[3],
                letter -> letter.getString("reason"));
    }

    private static Map<String, Map<String, Long>> fates(Path truth) throws Exception {
        List<JsonObject> sent = new ArrayList<>();
        for (String line : Files.readAllLines(truth)) {
            JsonObject object = new JsonObject(line);
            if (object.getString("truth").equals("sent")) {
                sent.add(object);
            }
        }
        return count(sent.stream(), line -> line.getString("device"), line -> line.getString("fate", ""));
    }

    private static Map<String, Map<String, Long>> count(
            Stream<JsonObject> objects, Function<JsonObject, String> whose, Function<JsonObject, String> word) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        objects.forEach(object -> counts.computeIfAbsent(whose.apply(object), k -> new TreeMap<>())
                .merge(word.apply(object), 1L, Long::sum));
        return counts;
    }
}
