package io.dewline.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.decode.DecodeOptions;
import io.dewline.ingest.decode.Decoder;
import io.dewline.ingest.decode.TestRegistry;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.model.Batch;
import io.dewline.model.Entry;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the intake under load, again and again; what the broker was told is safe must be in the log. */
@Timeout(180)
final class KilledIntakeIT {
    private static final int KILLS = 8;
    private static final String AREA = "city";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void losesNothingThatItAcknowledged() throws Exception {
        assertThat(lostByKills(MqttIntake.Acknowledge.AFTER_COMMIT)).isEmpty();
    }

    @Test
    void losesReadingsWhenItAcknowledgesBeforeTheCommit() throws Exception {
        assertThat(lostByKills(MqttIntake.Acknowledge.BEFORE_COMMIT)).isNotEmpty();
    }

    /** The readings that were published and are not in the log once the broker's queue is empty. */
    private List<Integer> lostByKills(MqttIntake.Acknowledge acknowledge) throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn()) {
            Random random = new Random(20_260_601);
            AtomicInteger published = new AtomicInteger();
            Process child = start(mosquitto, acknowledge);
            Thread publisher = new Thread(() -> publish(mosquitto, published), "publisher");
            publisher.start();
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    int instant = published.get() + 100 + random.nextInt(900);
                    Eventually.holds("the load goes on", () -> published.get() >= instant);
                    kill(child);
                    child = start(mosquitto, acknowledge);
                }
            } finally {
                publisher.interrupt();
                publisher.join();
                kill(child);
            }
            BitSet logged = drain(mosquitto, published.get());
            BitSet lost = new BitSet();
            lost.set(0, published.get());
            lost.andNot(logged);
            assertThat(published.get()).isGreaterThan(1_000);
            return lost.stream().boxed().toList();
        }
    }

    private Process start(MosquittoServer mosquitto, MqttIntake.Acknowledge acknowledge) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledIntake.class.getName(),
                        mosquitto.uri(),
                        folder.toString(),
                        acknowledge.name())
                .redirectErrorStream(true)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); !"up".equals(line); line = out.readLine()) {
            if (line == null) {
                throw new AssertionError("the intake did not come up:\n" + said);
            }
            said.append(line).append('\n');
        }
        Thread reader = new Thread(() -> out.lines().forEach(line -> {}), "child's output");
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private static void kill(Process child) throws InterruptedException {
        child.destroyForcibly();
        child.waitFor();
    }

    private static void publish(MosquittoServer mosquitto, AtomicInteger published) {
        try (PahoFlood flood = PahoFlood.connect(URI.create(mosquitto.uri()))) {
            while (!Thread.currentThread().isInterrupted()) {
                flood.publish(IntakeFixture.TOPIC, IntakeFixture.reading(published.getAndIncrement()));
                LockSupport.parkNanos(300_000);
            }
        } catch (org.eclipse.paho.mqttv5.common.MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes what the broker still has and reads the whole log. */
    private BitSet drain(MosquittoServer mosquitto, int published) throws Exception {
        Registry registry = TestRegistry.examples();
        try (SqliteLog log = SqliteLog.open(folder, LogOptions.defaults())) {
            Reception reception = new Reception(Decoder.ofNative(DecodeOptions.of(Mode.WALL)), () -> registry, log);
            MqttIntake intake = new MqttIntake(
                    KilledIntake.options(URI.create(mosquitto.uri())),
                    Mode.WALL,
                    reception,
                    CompletableFuture::completedStage);
            try (intake) {
                intake.start();
                Eventually.holds("up", Duration.ofSeconds(30), intake::isSubscribed);
                // The last message comes again or was taken; after it the queue is empty.
                try (PahoFlood flood = PahoFlood.connect(URI.create(mosquitto.uri()))) {
                    flood.publish(IntakeFixture.TOPIC, IntakeFixture.reading(published));
                }
                Logged logged = new Logged(log);
                Eventually.holds("the queue is empty", Duration.ofSeconds(60), () -> logged.seqs()
                        .get(published));
                return logged.seqs();
            }
        }
    }

    /** What the log holds, read further at each look. */
    private static final class Logged {
        private final SqliteLog log;
        private final BitSet seqs = new BitSet();
        private long after = -1;

        Logged(SqliteLog log) {
            this.log = log;
        }

        BitSet seqs() {
            for (Batch batch : log.read(AREA, after, 50_000)) {
                for (Entry entry : batch.entries()) {
                    if (entry instanceof Reading reading) {
                        seqs.set((int) reading.seq());
                    }
                }
                after = batch.last();
            }
            return seqs;
        }
    }
}
