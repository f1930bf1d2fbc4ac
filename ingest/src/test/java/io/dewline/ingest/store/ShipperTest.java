package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.store.ShipStatus.State;
import io.dewline.ingest.store.StoreOutcome.Kind;
import io.dewline.model.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class ShipperTest {
    @TempDir
    Path folder;

    private final FakeLog log = new FakeLog();
    private final FakeStore store = new FakeStore();
    private final BlockingQueue<ShipStatus> told = new LinkedBlockingQueue<>();

    private Shipper open() throws IOException {
        Shipper shipper = Shipper.open(folder.resolve("ship.db"), log, store, ShipSettings.DEFAULT);
        shipper.onState(told::add);
        return shipper;
    }

    private ShipStatus told() throws InterruptedException {
        ShipStatus status = told.poll(10, TimeUnit.SECONDS);
        assertThat(status).as("a change of state").isNotNull();
        return status;
    }

    @Test
    void shipsWhatIsThereAtTheStartAndWhatASignalAnnounces() throws Exception {
        log.readings("a", 3);
        try (Shipper shipper = open()) {
            shipper.start();
            store.await(3);
            for (int i = 0; i < 100; i++) {
                log.readings("a", 2);
                shipper.signal();
            }
            store.await(203);
        }
        assertThat(store.lines()).isEqualTo(log.lines("a"));
        assertThat(told).isEmpty();
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws Exception {
        log.readings("a", 300);
        try (Shipper shipper = open()) {
            shipper.start();
            store.await(300);
        }
        log.readings("a", 30);
        try (Shipper shipper = open()) {
            shipper.start();
            store.await(330);
        }
        assertThat(store.lines()).isEqualTo(log.lines("a"));
    }

    @Test
    void tellsWhenAPersonMustActAndWhenItGoesOn() throws Exception {
        log.readings("a", 5);
        store.answer(StoreOutcome.of(Kind.DENIED, "unauthorized"));
        try (Shipper shipper = open()) {
            shipper.start();
            ShipStatus held = told();
            assertThat(held.state()).isEqualTo(State.HELD);
            assertThat(held.reason()).isEqualTo("unauthorized");
            assertThat(held.waiting()).isEqualTo(5);
            assertThat(held.store()).isEqualTo("fake store");
            store.answer(StoreOutcome.STORED);
            shipper.retry();
            ShipStatus again = told();
            assertThat(again.state()).isEqualTo(State.RUNNING);
            assertThat(again.reason()).isEmpty();
            assertThat(again.lastError()).isEqualTo("unauthorized");
            store.await(5);
        }
    }

    @Test
    void endsAtOnceWhileItWaitsForTheStore() throws Exception {
        log.readings("a", 5);
        store.answer(new StoreOutcome(Kind.UNAVAILABLE, "away", Duration.ofHours(1)));
        Shipper shipper = open();
        shipper.start();
        assertThat(told().state()).isEqualTo(State.WAITING);
        long before = System.nanoTime();
        shipper.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(shipper.status().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void remembersWhatItPassedWhenItEnds() throws Exception {
        log.readings("a", 1);
        log.add("a", Batch.Kind.CONTROL, "{\"tick\":1}");
        try (Shipper shipper = open()) {
            shipper.start();
            store.await(1);
        }
        try (Shipper shipper = open()) {
            assertThat(shipper.status().cursors()).containsEntry("a", 1L);
            assertThat(shipper.status().readings()).isEqualTo(new Counts(1, 0));
        }
    }

    @Test
    void goesOnAfterABug() throws Exception {
        log.readings("a", 1);
        store.breakWith(new IllegalStateException("what now"));
        try (Shipper shipper = open()) {
            shipper.start();
            ShipStatus held = told();
            assertThat(held.state()).isEqualTo(State.HELD);
            assertThat(held.reason()).contains("what now");
            store.breakWith(null);
            shipper.retry();
            store.await(1);
        }
    }
}
