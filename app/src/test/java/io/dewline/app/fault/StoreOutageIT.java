package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.Dewline;
import io.dewline.ingest.server.InfluxServer;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.model.Transition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real InfluxDB goes away under load and comes back. */
@Timeout(120)
final class StoreOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostAndAlertingGoesOn() throws Exception {
        List<Transition> transitions = new CopyOnWriteArrayList<>();
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false");
                InfluxServer influx = InfluxServer.startOwn(Map.of())) {
            Place place = Place.in(
                    folder,
                    mosquitto.uri(),
                    "store: { kind: influx, url: '" + influx.uri() + "', version: v1, bucket: dewline/autogen }",
                    "http: { port: 0 }");
            try (Dewline dewline = place.start(new Dewline.Hooks(transitions::add))) {
                Api api = Api.at(dewline.address());
                api.awaitCaughtUp(PATIENCE);
                try (Feed feed = Feed.start(mosquitto.uri(), 100, Duration.ofMillis(10))) {
                    Eventually.holds(
                            "something is stored", PATIENCE, () -> api.ledger().getLong("stored") > 400);
                    influx.stop();
                    Eventually.holds("health says so", PATIENCE, () -> api.get("/health/ready")
                            .body()
                            .contains("the store waits"));
                    assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
                    long logged = api.ledger().getLong("logged");
                    long fired = fired(transitions);
                    Eventually.holds(
                            "readings come in meanwhile",
                            PATIENCE,
                            () -> api.ledger().getLong("waitingStore") > 2_000
                                    && api.ledger().getLong("logged") > logged + 2_000);
                    Eventually.holds("alerts open meanwhile", PATIENCE, () -> fired(transitions) > fired);
                    influx.startAgain();
                    Map<String, NavigableMap<Long, Double>> published = feed.end();
                    long all = feed.count();
                    Eventually.holds(
                            "all is stored", PATIENCE, () -> api.ledger().getLong("stored") == all && api.settled());
                    assertThat(stored(influx)).isEqualTo(published);
                    assertThat(fired(transitions)).isEqualTo(feed.episodes() * Place.MONITORS.size());
                }
            }
        }
    }

    private static long fired(List<Transition> transitions) {
        return transitions.stream()
                .filter(t -> t.rule().equals(Place.RULE) && t.step() == Transition.Step.FIRED)
                .count();
    }

    private static Map<String, NavigableMap<Long, Double>> stored(InfluxServer influx) {
        Map<String, NavigableMap<Long, Double>> found = new HashMap<>();
        for (String device : Place.MONITORS) {
            NavigableMap<Long, Double> values = new TreeMap<>();
            // name,tags,time,pm10
            influx.query("dewline", "SELECT pm10 FROM dust WHERE device = '" + device + "'")
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> values.put(Long.parseLong(cells[2]), Double.parseDouble(cells[3])));
            found.put(device, values);
        }
        return found;
    }
}
