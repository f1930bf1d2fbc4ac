package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.LogTime;
import io.dewline.ingest.log.NoteLine;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.store.StoreOutcome.Kind;
import io.dewline.model.Control;
import io.dewline.model.Kinds;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ShipperLogTest {
    private static final long START = 1_780_272_000_000L;
    private static final Quantity PM10 =
            Objects.requireNonNull(Kinds.quantities().get("pm10"));

    @TempDir
    Path folder;

    private LogOptions options = LogOptions.defaults();
    private SqliteLog log;
    private SqliteStore store;
    private ShipFile file;
    private Shipment shipment;
    private int made;

    @BeforeEach
    void open() throws IOException {
        log = SqliteLog.open(
                folder.resolve("log"), options, LogTime.system(), Shipper.reached(folder.resolve("ship.db")));
        store = new SqliteStore(folder.resolve("store.db"), SqliteStore.Retention.FOR_EVER);
        ship(store);
    }

    private void ship(Store to) throws IOException {
        file = new ShipFile(folder.resolve("ship.db"));
        shipment = new Shipment(
                LineSource.of(log, Shipper.CURSOR),
                to,
                file,
                new ShipSettings(5_000, Duration.ZERO, Duration.ZERO),
                new Shipment.Circumstances(System::nanoTime, () -> 0));
    }

    @AfterEach
    void close() throws IOException {
        file.close();
        store.close();
        log.close();
    }

    private void append(int count) throws Exception {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Source source = new Source("dust", "east-gate", "fence", "dust-" + made % 10);
            readings.add(new Reading(
                    source,
                    START + made,
                    START + made,
                    made++,
                    Reading.Origin.DEVICE,
                    new Quantity[] {PM10},
                    new double[] {made % 300 / 3.0},
                    null));
        }
        log.append(Draft.readings("city", readings)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void run() {
        for (int i = 0; i < 1_000 && !shipment.step().equals(Shipment.UNTIL_MORE); i++) {
            shipment.retryNow();
        }
        assertThat(shipment.situation().state()).isEqualTo(ShipStatus.State.RUNNING);
    }

    private void balance() {
        Counts counts = shipment.progress().readings();
        assertThat(log.ledger().readings())
                .isEqualTo(counts.stored() + counts.setAside() + log.ledger().notStored() + shipment.readingsWaiting());
    }

    @Test
    void theLedgerBalancesWhileReadingsComeAndOverRestarts() throws Exception {
        append(3_000);
        log.append(Draft.control("city", new Control.Tick()))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        log.append(Draft.notes(
                        "city",
                        List.of(NoteLine.of("alert")
                                .tag("site", "east-gate")
                                .text("what", "水, \"雨\"")
                                .at(START))))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        balance();
        run();
        append(2_500);
        balance();
        close();
        open();
        balance();
        assertThat(shipment.readingsWaiting()).isEqualTo(2_500);
        run();
        balance();
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(5_500, 0));
        List<String> replayed = new ArrayList<>();
        History.Span all = HistoryContract.span(START, START + 10_000);
        store.history().replay(all, replayed::add);
        assertThat(replayed).hasSize(5_500).doesNotHaveDuplicates();
        assertThat(store.history().notes("alert", "east-gate", all, 5))
                .extracting(note -> note.values().get("what"))
                .containsExactly("水, \"雨\"");
    }

    @Test
    void whatTheLogGaveUpBeforeTheStoreWasBackIsCountedOnce() throws Exception {
        close();
        options = options.withBytes(64 << 10, 256 << 10, LogOptions.WhenFull.SKIP_STORE)
                .withMemory(0);
        open();
        file.close();
        FakeStore away = new FakeStore();
        away.answer(StoreOutcome.of(Kind.UNAVAILABLE, "away"));
        ship(away);
        for (int i = 0; i < 40; i++) {
            append(250);
            log.passed("rules", "city", log.end("city"));
            shipment.retryNow();
            shipment.step();
        }
        assertThat(log.ledger().notStored()).isPositive();
        away.answer(StoreOutcome.STORED);
        shipment.retryNow();
        run();
        assertThat(away.lines()).doesNotHaveDuplicates().hasSizeLessThan(10_000);
        assertThat(shipment.progress().readings().stored())
                .isEqualTo(away.lines().size());
        balance();
    }
}
