package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.server.MosquittoServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dewline is killed at random instants under load, with a real Mosquitto. */
@Timeout(180)
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
                try (Feed feed = Feed.start(mosquitto.uri(), 100, Duration.ofMillis(10))) {
                    for (int kill = 0; kill < KILLS; kill++) {
                        // Every second one dies while it is still starting.
                        boolean starting = kill % 2 == 1;
                        if (!starting) {
                            child.awaitConnected();
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

    /** Messages keep their order: once the last of each device is known, all are. */
    private static boolean arrived(Api api, Map<String, NavigableMap<Long, Double>> published) throws Exception {
        for (String device : Place.MONITORS) {
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
