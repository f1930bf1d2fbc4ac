package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dewline.app.Dewline;
import io.dewline.ingest.server.MosquittoServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the state folder fills up under load: a small tmpfs, which only root can mount. */
@Timeout(120)
final class DiskFullIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void nothingIsAcknowledgedThatHasNoRoomAndNothingIsLost() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Place place = Place.in(folder, mosquitto.uri(), "store: { kind: embedded }", "http: { port: 0 }");
            Path data = Files.createDirectories(folder.resolve("data"));
            assumeTrue(
                    System.getProperty("user.name").equals("root")
                            && run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", data.toString()),
                    "a tmpfs can only be mounted by root");
            try {
                fillAndEmpty(mosquitto, place, data.resolve("filling"));
            } finally {
                assertThat(run("umount", data.toString())).isTrue();
            }
        }
    }

    private static void fillAndEmpty(MosquittoServer mosquitto, Place place, Path filling) throws Exception {
        Map<String, NavigableMap<Long, Double>> published;
        try (Dewline dewline = place.start(Dewline.Hooks.NONE)) {
            Api api = Api.at(dewline.address());
            api.awaitCaughtUp(PATIENCE);
            try (Feed feed = Feed.start(mosquitto.uri(), 50, Duration.ofMillis(20))) {
                Eventually.holds("load", PATIENCE, () -> api.ledger().getLong("logged") > 200);
                fill(filling);
                Eventually.holds("health says so", PATIENCE, () -> {
                    var health = api.get("/health/ready");
                    return health.statusCode() == 503 && health.body().contains("the log refuses readings");
                });
                long before = feed.count();
                Eventually.holds("the broker takes more meanwhile", PATIENCE, () -> feed.count() > before + 400);
                assertThat(api.ledger().getLong("logged")).isLessThanOrEqualTo(before);
                assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
                Files.delete(filling);
                Eventually.holds(
                        "ready again", PATIENCE, () -> api.get("/health/ready").statusCode() == 200);
                published = feed.end();
                long all = feed.count();
                Eventually.holds(
                        "all is in", PATIENCE, () -> api.ledger().getLong("evaluated") == all && api.settled());
            }
        }
        assertThat(Stored.in(place.state())).isEqualTo(published);
    }

    private static void fill(Path filling) throws IOException {
        byte[] zeros = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filling)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(Files.size(filling)).isPositive();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
