package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.server.InfluxServer;
import io.dewline.ingest.store.InfluxSettings.Login;
import io.dewline.ingest.store.InfluxSettings.Options;
import io.dewline.ingest.store.InfluxSettings.Version;
import io.dewline.ingest.store.ShipStatus.State;
import io.dewline.model.Batch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ShipperIT {
    private static final int LOAD = 40;
    private static final int BATCH = 500;

    @TempDir
    Path folder;

    private final FakeLog log = new FakeLog();
    private final BlockingQueue<ShipStatus> told = new LinkedBlockingQueue<>();
    private InfluxServer influx;
    private RecordingStore store;
    private Shipper shipper;

    @BeforeEach
    void open() throws IOException {
        influx = InfluxServer.startOwn(Map.of());
        Options hasty = new Options(true, false, Duration.ofMillis(1_500));
        store = new RecordingStore(new InfluxStore(
                new InfluxSettings(URI.create(influx.uri()), Version.AUTO, "", "dewline", Login.NONE, hasty)));
        shipper = Shipper.open(folder.resolve("ship.db"), log, store, ShipSettings.DEFAULT.withBatch(1_000));
        shipper.onState(told::add);
        shipper.start();
    }

    @AfterEach
    void close() throws IOException {
        if (influx != null) {
            shipper.close();
            store.close();
            influx.close();
        }
    }

    @Test
    void storesEveryLineOnce() {
        load(0, LOAD);
        drained();
        assertThat(influx.query("dewline", "SELECT count(v), sum(v) FROM m"))
                .contains("," + LOAD * BATCH + "," + (long) LOAD * BATCH * (LOAD * BATCH + 1) / 2);
        assertThat(shipper.status().readings()).isEqualTo(new Counts(LOAD * BATCH, 0));
        assertThat(told).isEmpty();
    }

    @Test
    void setsTypeConflictsAsideAndStoresTheRest() throws IOException {
        load(0, 2);
        log.add("a", Batch.Kind.READINGS, "m,d=a v=\"dry\" 1", "m,d=a v=7 2000000", "broken", "m,d=a w=1 2000001");
        // A conflict inside one batch for a new field: InfluxDB 1.6 writes nothing of it.
        log.add("a", Batch.Kind.READINGS, "m,d=a x=1 3000000", "m,d=a x=true 3000001", "m,d=a x=2 3000002");
        shipper.signal();
        drained();
        List<SetAside> aside = shipper.setAside(10);
        assertThat(aside).extracting(SetAside::line).contains("m,d=a v=\"dry\" 1", "broken");
        assertThat(aside).hasSize(3);
        assertThat(aside).extracting(SetAside::reason).allMatch(reason -> reason.contains("HTTP 400"));
        assertThat(shipper.status().readings()).isEqualTo(new Counts(2 * BATCH + 4, 3));
        assertThat(influx.query("dewline", "SELECT count(v) FROM m")).contains("," + (2 * BATCH + 1));
        assertThat(influx.query("dewline", "SELECT count(x) FROM m")).contains(",2");
    }

    @Test
    void drainsInOrderAfterTheServerWasStoppedUnderLoad() throws Exception {
        outage(influx::stop, influx::startAgain);
    }

    @Test
    void losesNothingWhenTheServerIsKilledUnderLoad() throws Exception {
        outage(influx::kill, influx::startAgain);
    }

    @Test
    void losesNothingWhenTheServerHangsUnderLoad() throws Exception {
        outage(influx::pause, influx::resume);
    }

    private void outage(Runnable begin, Runnable end) throws InterruptedException {
        load(0, LOAD / 4);
        begin.run();
        load(LOAD / 4, LOAD);
        ShipStatus away = told.poll(30, TimeUnit.SECONDS);
        assertThat(away).isNotNull();
        assertThat(away.state()).isEqualTo(State.WAITING);
        assertThat(away.reason()).isNotEmpty();
        assertThat(shipper.status().waiting()).isPositive();
        end.run();
        drained();
        assertThat(influx.query("dewline", "SELECT count(v), sum(v) FROM m"))
                .contains("," + LOAD * BATCH + "," + (long) LOAD * BATCH * (LOAD * BATCH + 1) / 2);
        assertThat(shipper.status().readings()).isEqualTo(new Counts(LOAD * BATCH, 0));
        assertThat(shipper.status().state()).isEqualTo(State.RUNNING);
        assertThat(store.acknowledged()).isEqualTo(log.lines("a"));
    }

    private void load(int from, int to) {
        for (int i = from; i < to; i++) {
            log.readings("a", BATCH);
            shipper.signal();
        }
    }

    private void drained() {
        within(() ->
                shipper.status().waiting() == 0 && shipper.status().cursors().getOrDefault("a", -1L) == log.end("a"));
    }

    private static void within(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute is over").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
