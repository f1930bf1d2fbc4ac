package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.server.MosquittoServer;
import io.dewline.ingest.server.MqttPeer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dewline is killed at random instants under load, with a real Mosquitto. */
@Timeout(300)
final class KillIT {
    private static final int KILLS = 20;
    private static final long SEED = 20261;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedReadingIsStoredOnceAndEveryEpisodeIsOneAlert() throws Exception {
        Random random = new Random(SEED);
        int port = Child.freePort();
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Place place =
                    Place.in(folder, mosquitto.uri(), "store: { kind: embedded }", "http: { port: " + port + " }");
            try (Child child = new Child(place.file(), port, "io.dewline.app.Main")) {
                child.launch();
                child.awaitConnected();
                child.api().awaitCaughtUp(PATIENCE);
                try (Feed feed = Feed.start(mosquitto.uri(), 100, Duration.ofMillis(10))) {
                    for (int kill = 0; kill < KILLS; kill++) {
                        // Every second one dies while it is still starting, every fourth not before it has committed
                        // what it judged.
                        boolean starting = kill % 2 == 1;
                        if (!starting) {
                            child.awaitConnected();
                        }
                        if (kill % 4 == 0) {
                            long known = child.api().ledger().getLong("evaluated");
                            Eventually.holds(
                                    "a commit of the rules",
                                    PATIENCE,
                                    () -> child.api().ledger().getLong("evaluated") > known);
                        }
                        int life = random.nextInt(starting ? 1_000 : 400);
                        LockSupport.parkNanos(Duration.ofMillis(life).toNanos());
                        child.kill();
                        child.launch();
                    }
                    child.awaitConnected();
                    Map<String, NavigableMap<Long, Double>> published = feed.end();
                    Api api = child.api();
                    Eventually.holds(
                            "the last readings are in", PATIENCE, () -> arrived(api, published) && api.settled());
                    long episodes = feed.episodes();
                    assertThat(episodes).isPositive();
                    Eventually.holds("every alert is closed", PATIENCE, () -> openAlerts(api) == 0);
                    Map<String, Long> alerts = alerts(api.alerts());
                    child.stop();
                    assertThat(Stored.in(place.state())).isEqualTo(published);
                    assertThat(alerts)
                            .isEqualTo(Place.MONITORS.stream().collect(Collectors.toMap(d -> d, d -> episodes)));
                }
            }
        }
    }

    @Test
    void whatWasReceivedAndNotCommittedComesAgain() throws Exception {
        assertThat(lostAtAKillBeforeTheCommit("io.dewline.app.Main")).isEmpty();
    }

    /** The negative control: it shows that the test above can fail. */
    @Test
    void theSameIsLostWhenAcknowledgedBeforeTheCommit() throws Exception {
        assertThat(lostAtAKillBeforeTheCommit("io.dewline.app.EarlyMain")).isNotEmpty();
    }

    /** Kills Dewline while it holds readings that it cannot commit; returns the device times of those that are gone. */
    private Set<Long> lostAtAKillBeforeTheCommit(String main) throws Exception {
        int port = Child.freePort();
        NavigableMap<Long, Double> published = new TreeMap<>();
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Place place =
                    Place.in(folder, mosquitto.uri(), "store: { kind: embedded }", "http: { port: " + port + " }");
            try (Child child = new Child(place.file(), port, main);
                    MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
                child.launch();
                child.awaitConnected();
                child.api().awaitCaughtUp(PATIENCE);
                try (Connection segment = DriverManager.getConnection("jdbc:sqlite:" + newestSegment(place));
                        Statement statement = segment.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    long now = System.currentTimeMillis();
                    for (int i = 0; i < 50; i++) {
                        published.put(now + i, (double) i);
                        peer.publish(Place.topic("dust-01"), Place.reading(now + i, i));
                    }
                    Eventually.holds(
                            "the log refuses",
                            PATIENCE,
                            () -> child.api().get("/health/ready").statusCode() == 503);
                    child.kill();
                }
                child.launch();
                child.awaitConnected();
                long last = published.lastKey() + 1;
                published.put(last, 1.0);
                peer.publish(Place.topic("dust-01"), Place.reading(last, 1));
                Map<String, NavigableMap<Long, Double>> marker = Map.of("dust-01", published);
                Eventually.holds("the last reading is in", PATIENCE, () -> arrived(child.api(), marker));
                child.stop();
            }
            Set<Long> lost = new TreeSet<>(published.keySet());
            lost.removeAll(Objects.requireNonNull(Stored.in(place.state()).get("dust-01"))
                    .keySet());
            return lost;
        }
    }

    private static Path newestSegment(Place place) throws IOException {
        try (Stream<Path> files = Files.list(place.state().resolve("log"))) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Messages keep their order: once the last of each device is known, all are. */
    private static boolean arrived(Api api, Map<String, NavigableMap<Long, Double>> published) throws Exception {
        for (String device : published.keySet()) {
            long last = Objects.requireNonNull(published.get(device)).lastKey();
            JsonObject history = api.object("/api/v1/devices/" + device
                    + "/history?quantity=pm10&max=2&from=" + Instant.ofEpochMilli(last)
                    + "&to=" + Instant.ofEpochMilli(last + 1));
            if (history.getJsonArray("points", new JsonArray()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static int openAlerts(Api api) throws Exception {
        return api.array("/api/v1/alerts?state=open&rule=" + Place.RULE).size();
    }

    private static Map<String, Long> alerts(JsonArray all) {
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(alert -> alert.getString("rule").equals(Place.RULE))
                .collect(Collectors.groupingBy(
                        alert -> alert.getString("subject").replaceFirst("^.*[:/]", ""), Collectors.counting()));
    }
}
