package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.model.Batch;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.engine.TransitionText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a live run decided, killed and restarted in its middle, is what its log decides when it is read again from the beginning. */
@Timeout(90)
final class ReplayIdenticalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BLOCK = 200;

    @TempDir
    private Path folder;

    @Test
    void aKilledAndRestartedRunReplaysToTheSameBytes() throws Exception {
        int port = Child.freePort();
        Path record = folder.resolve("transitions.txt");
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Place place = Place.in(
                    folder,
                    mosquitto.uri(),
                    "clock: { mode: readings }",
                    "store: { kind: none }",
                    "http: { port: " + port + " }");
            try (Child child = new Child(place.file(), port, "io.dewline.app.RecordingMain")) {
                child.launch();
                child.awaitConnected();
                child.api().awaitCaughtUp(PATIENCE);
                try (Feed feed = Feed.start(mosquitto.uri(), BLOCK, Duration.ofMillis(15))) {
                    // In a high block, with its alerts in the state that is committed and no transition on its way to
                    // the record.
                    Eventually.holds("alerts that are committed", PATIENCE, () -> {
                        long evaluated = child.api().ledger().getLong("evaluated");
                        int recorded = lines(record).size();
                        long high = (2L * (recorded / 8) + 1) * BLOCK * Place.MONITORS.size();
                        return recorded % 8 == 4 && evaluated > high + 20;
                    });
                    int before = lines(record).size();
                    child.kill();
                    child.launch();
                    child.awaitConnected();
                    Eventually.holds(
                            "more of them", PATIENCE, () -> lines(record).size() >= before + 8);
                    feed.end();
                    long transitions = 2 * feed.episodes() * Place.MONITORS.size();
                    Eventually.holds(
                            "the last of them", PATIENCE, () -> lines(record).size() == transitions);
                }
                child.stop();
            }
            assertThat(lines(record)).isEqualTo(replayed(folder.resolve("data/drill/log"), place.set()));
        }
    }

    private static List<String> lines(Path record) throws IOException {
        return Files.exists(record) ? Files.readAllLines(record) : List.of();
    }

    private static List<String> replayed(Path folder, ConfigurationSet set) {
        Engine engine = new Engine("city", set.registry(), set.rules(), set.hash());
        List<String> rendered = new ArrayList<>();
        try (SqliteLog log = SqliteLog.open(folder, LogOptions.defaults().withClock(StampClock.Mode.READINGS))) {
            long after = -1;
            for (List<Batch> batches = log.read("city", after, 1_000);
                    !batches.isEmpty();
                    batches = log.read("city", after, 1_000)) {
                for (Batch batch : batches) {
                    engine.take(batch).transitions().forEach(t -> rendered.add(TransitionText.render(t)));
                    after = batch.last();
                }
            }
        }
        return rendered;
    }
}
