package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.Dewline;
import io.dewline.ingest.server.MosquittoServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto is stopped and started again under load. */
@Timeout(120)
final class BrokerRestartIT {
    private static final int RESTARTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void resumesAndHasAllThatTheBrokerTook() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn()) {
            Place place = Place.in(folder, mosquitto.uri(), "store: { kind: embedded }", "http: { port: 0 }");
            Map<String, NavigableMap<Long, Double>> published;
            try (Dewline dewline = place.start(Dewline.Hooks.NONE)) {
                Api api = Api.at(dewline.address());
                api.awaitCaughtUp(PATIENCE);
                try (Feed feed = Feed.start(mosquitto.uri(), 50, Duration.ofMillis(10))) {
                    for (int restart = 0; restart < RESTARTS; restart++) {
                        long before = feed.count();
                        Eventually.holds("load", PATIENCE, () -> feed.count() > before + 200);
                        mosquitto.stop();
                        Eventually.holds(
                                "down is noticed", PATIENCE, () -> link(api).equals("down"));
                        assertThat(api.get("/health/ready").body()).contains("no MQTT connection");
                        mosquitto.startAgain();
                        Eventually.holds(
                                "it resumes", PATIENCE, () -> !link(api).equals("down"));
                    }
                    published = feed.end();
                    long all = feed.count();
                    Eventually.holds(
                            "all is in",
                            PATIENCE,
                            () -> api.settled() && api.ledger().getLong("evaluated") >= all);
                }
            }
            assertThat(Stored.in(place.state())).isEqualTo(published);
        }
    }

    private static String link(Api api) throws Exception {
        return api.object("/api/v1/system").getString("link");
    }
}
