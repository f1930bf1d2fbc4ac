package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.store.ShipStatus.State;
import io.dewline.ingest.store.StoreOutcome.Kind;
import io.dewline.model.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShipmentTest {
    private static final Duration LINGER = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private final FakeLog log = new FakeLog();
    private ShipSettings settings = new ShipSettings(100, LINGER, Duration.ofMinutes(1));
    private final FakeStore store = new FakeStore();
    private long nanos = 1_000;
    private ShipFile file;
    private Shipment shipment;

    @BeforeEach
    void open() throws IOException {
        file = new ShipFile(folder.resolve("ship.db"));
        shipment = new Shipment(log, store, file, settings, new Shipment.Circumstances(() -> nanos, () -> 0.5));
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    /** What a crash leaves: the file as it was committed, nothing else. */
    private void crash() throws IOException {
        close();
        open();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Steps until nothing is left or a wait longer than the linger is asked for; returns that wait. */
    private Duration run() {
        for (int i = 0; i < 100_000; i++) {
            Duration wait = shipment.step();
            if (wait.compareTo(LINGER) > 0) {
                return wait;
            }
            pass(wait);
        }
        throw new AssertionError("does not come to rest");
    }

    @Test
    void shipsReadingsAndNotesAsTheyAreAndPassesEverythingElse() {
        log.add("a", Batch.Kind.CONTROL, "{\"tick\":1}");
        log.readings("a", 3);
        log.add("a", Batch.Kind.FACTS, "{\"fact\":1}");
        log.add("a", Batch.Kind.NOTES, "alert,rule=r n=1i 7");
        assertThat(run()).isEqualTo(Shipment.UNTIL_MORE);
        assertThat(store.lines()).containsExactly("m,d=a v=1 1", "m,d=a v=2 2", "m,d=a v=3 3", "alert,rule=r n=1i 7");
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(3, 0));
        assertThat(shipment.progress().notes()).isEqualTo(new Counts(1, 0));
        assertThat(log.passed()).containsEntry("a", log.end("a"));
        assertThat(shipment.lag()).isZero();
        assertThat(shipment.readingsWaiting()).isZero();
    }

    @Test
    void keepsSimulatedReadingsFromTheStoreAndCountsThem() throws IOException {
        settings = settings.withSimulated(false);
        crash();
        log.add(
                "a",
                Batch.Kind.READINGS,
                "m,d=a v=1,simulated=true 1",
                "m,d=a v=2 2",
                "m,d=a v=3,v_flag=\"x,simulated=true\" 3",
                "m,d=a v=4,seq=9,simulated=true,arrived=5 4",
                "m,d=a v=5 5");
        store.refuse("m,d=a v=5 5", "bad");
        log.add("a", Batch.Kind.READINGS, "m,d=b v=1,simulated=true 1");
        run();
        assertThat(store.lines()).containsExactly("m,d=a v=2 2", "m,d=a v=3,v_flag=\"x,simulated=true\" 3");
        assertThat(file.setAside(10)).containsExactly(new SetAside("a", 4, 0, false, "m,d=a v=5 5", "bad"));
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(2, 1, 3));
        shipment.finish();
        crash();
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(2, 1, 3));
        assertThat(shipment.readingsWaiting()).isZero();
    }

    @Test
    void shipsAllAreasEachInItsOrder() {
        for (int i = 0; i < 40; i++) {
            log.readings("a", 30);
            log.readings("b", 7);
        }
        run();
        assertThat(store.lines().stream().filter(line -> line.startsWith("m,d=a")))
                .isEqualTo(log.lines("a"));
        assertThat(store.lines().stream().filter(line -> line.startsWith("m,d=b")))
                .isEqualTo(log.lines("b"));
        assertThat(store.writes()).allMatch(lines -> lines.size() <= 100);
    }

    @Test
    void letsNoAreaWaitForAnotherThatIsFarBehind() {
        for (int i = 0; i < 50; i++) {
            log.readings("a", 60);
        }
        log.readings("b", 10);
        for (int i = 0; i < 9; i++) {
            shipment.step();
        }
        assertThat(store.lines()).contains("m,d=b v=10 10");
    }

    @Test
    void setsExactlyTheBadLinesAsideWithTheStoresReason() throws IOException {
        log.readings("a", 50);
        log.add("a", Batch.Kind.NOTES, "alert,rule=bad n=1i 7");
        store.refuse("m,d=a v=17 17", "field type conflict");
        store.refuse("alert,rule=bad n=1i 7", "unable to parse");
        run();
        assertThat(store.lines()).hasSize(49).doesNotContain("m,d=a v=17 17");
        assertThat(file.setAside(10))
                .containsExactly(
                        new SetAside("a", 50, 1, true, "alert,rule=bad n=1i 7", "unable to parse"),
                        new SetAside("a", 16, 0, false, "m,d=a v=17 17", "field type conflict"));
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(49, 1));
        assertThat(shipment.progress().notes()).isEqualTo(new Counts(0, 1));
        assertThat(shipment.situation().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void countsExactlyAfterACrashBetweenWriteAndCommit() throws IOException {
        log.readings("a", 250);
        store.refuse("m,d=a v=3 3", "bad");
        while (store.writes().size() < 3) {
            shipment.step();
        }
        assertThat(shipment.progress().readings()).isEqualTo(Counts.NONE);
        crash();
        run();
        assertThat(store.distinct()).hasSize(249);
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(249, 1));
        crash();
        run();
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(249, 1));
        assertThat(file.setAside(10)).hasSize(1);
        int writes = store.writes().size();
        log.readings("a", 1);
        run();
        assertThat(store.writes()).hasSize(writes + 1);
    }

    @Test
    void countsExactlyWhereverItCrashes() throws IOException {
        log.readings("a", 300);
        log.readings("b", 120);
        store.refuse("m,d=a v=150 150", "bad");
        for (int steps = 1; steps < 40; steps++) {
            for (int i = 0; i < steps; i++) {
                pass(shipment.step());
            }
            crash();
        }
        run();
        assertThat(store.distinct()).hasSize(419);
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(419, 1));
    }

    @Test
    void backsOffFurtherEachTimeAndDrainsInOrderWhenTheStoreIsBack() {
        log.readings("a", 10);
        store.answer(StoreOutcome.of(Kind.UNAVAILABLE, "connection refused"));
        Duration first = run();
        assertThat(first).isEqualTo(Duration.ofMillis(375));
        assertThat(shipment.situation())
                .isEqualTo(new Shipment.Situation(State.WAITING, "connection refused", "connection refused"));
        log.readings("a", 390);
        log.stamp(5_000);
        assertThat(shipment.step()).isEqualTo(first);
        int writes = store.attempts();
        pass(first);
        assertThat(run()).isEqualTo(Duration.ofMillis(750));
        assertThat(store.attempts()).isEqualTo(writes + 1);
        for (int i = 0; i < 20; i++) {
            pass(run());
        }
        assertThat(run()).isEqualTo(Duration.ofMillis(22_500));
        assertThat(shipment.readingsWaiting()).isEqualTo(400);
        store.answer(StoreOutcome.STORED);
        pass(Duration.ofMinutes(1));
        assertThat(run()).isEqualTo(Shipment.UNTIL_MORE);
        assertThat(store.lines()).isEqualTo(log.lines("a"));
        assertThat(shipment.situation()).isEqualTo(new Shipment.Situation(State.RUNNING, "", "connection refused"));
    }

    @Test
    void honoursRetryAfterWhereItIsLongerThanItsOwnWait() {
        log.readings("a", 1);
        store.answer(new StoreOutcome(Kind.UNAVAILABLE, "slow down", Duration.ofSeconds(40)));
        assertThat(run()).isEqualTo(Duration.ofSeconds(40));
        store.answer(new StoreOutcome(Kind.UNAVAILABLE, "slow down", Duration.ZERO));
        pass(Duration.ofSeconds(40));
        assertThat(run()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void holdsAndAsksOnceAMinuteWhatAPersonMustPutRight() {
        log.readings("a", 1);
        store.answer(StoreOutcome.of(Kind.DENIED, "unauthorized"));
        assertThat(run()).isEqualTo(Duration.ofMinutes(1));
        assertThat(shipment.situation().state()).isEqualTo(State.HELD);
        assertThat(shipment.situation().reason()).isEqualTo("unauthorized");
        store.answer(StoreOutcome.STORED);
        assertThat(shipment.step()).isEqualTo(Duration.ofMinutes(1));
        shipment.retryNow();
        assertThat(run()).isEqualTo(Shipment.UNTIL_MORE);
        assertThat(shipment.situation().state()).isEqualTo(State.RUNNING);
        assertThat(store.lines()).hasSize(1);
    }

    @Test
    void waitsWhenTheLogCannotBeRead() {
        log.readings("a", 1);
        log.fail(new LogRefused("segment 000.db cannot be read"));
        assertThat(run()).isPositive();
        assertThat(shipment.situation().state()).isEqualTo(State.WAITING);
        assertThat(shipment.situation().reason()).isEqualTo("segment 000.db cannot be read");
        log.fail(null);
        pass(Duration.ofMinutes(1));
        run();
        assertThat(store.lines()).hasSize(1);
        assertThat(shipment.situation().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void writesAgainNothingWhenOnlyItsOwnFileWasInTrouble() throws IOException {
        log.readings("a", 5);
        shipment.step();
        shipment.step();
        assertThat(store.writes()).hasSize(1);
        file.close();
        assertThat(run()).isPositive();
        assertThat(shipment.situation().state()).isEqualTo(State.WAITING);
        assertThat(shipment.situation().reason()).startsWith("ship.db: ");
        assertThat(shipment.progress().readings()).isEqualTo(Counts.NONE);
        assertThat(log.passed()).containsEntry("a", -1L);
        assertThat(store.writes()).hasSize(1);
    }

    @Test
    void gathersATrickleIntoFewWritesAndABacklogIntoFullOnes() {
        log.readings("a", 1);
        for (int i = 0; i < 3; i++) {
            assertThat(shipment.step()).isZero();
        }
        for (int i = 0; i < 50; i++) {
            log.readings("a", 1);
            Duration wait = shipment.step();
            assertThat(wait).isPositive().isLessThanOrEqualTo(LINGER);
        }
        assertThat(store.writes()).hasSize(1);
        pass(LINGER);
        run();
        assertThat(store.writes()).hasSize(2);
        assertThat(store.lines()).hasSize(51);
        for (int i = 0; i < 10; i++) {
            log.readings("a", 100);
        }
        pass(LINGER);
        long before = nanos;
        for (int i = 0; i < 30; i++) {
            assertThat(shipment.step()).isZero();
        }
        assertThat(nanos).isEqualTo(before);
        assertThat(store.lines()).hasSize(1_051);
    }

    @Test
    void passesTicksWithoutACommitForEach() throws IOException {
        log.add("a", Batch.Kind.CONTROL, "{\"tick\":1}");
        run();
        assertThat(shipment.progress().mark("a").position()).isZero();
        assertThat(file.read().mark("a").position()).isEqualTo(-1);
        pass(Duration.ofSeconds(10));
        log.add("a", Batch.Kind.CONTROL, "{\"tick\":2}");
        run();
        assertThat(file.read().mark("a").position()).isEqualTo(1);
        assertThat(log.passed()).containsEntry("a", 1L);
    }

    @Test
    void goesOnWhereTheLogHasGivenSegmentsUp() {
        log.readings("a", 10);
        log.giveUp("a", 6);
        run();
        assertThat(store.lines()).hasSize(4);
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(4, 0));
        assertThat(shipment.progress().mark("a").position()).isEqualTo(9);
    }

    @Test
    void tellsHowFarBehindItIs() {
        log.stamp(1_000);
        log.readings("a", 100);
        run();
        store.answer(StoreOutcome.of(Kind.UNAVAILABLE, "away"));
        log.stamp(61_000);
        log.readings("a", 30);
        run();
        assertThat(shipment.lag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(shipment.readingsWaiting()).isEqualTo(30);
    }

    @Test
    void tellsTheLogWhereItIsAtOnceAfterARestart() throws IOException {
        log.readings("a", 3);
        run();
        log.passed().clear();
        crash();
        assertThat(log.passed()).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void asksTheLogToKeepWhatIsNotShippedYet() {
        store.answer(StoreOutcome.of(Kind.UNAVAILABLE, "away"));
        log.readings("a", 3);
        run();
        assertThat(log.passed()).isEqualTo(Map.of("a", -1L));
        log.readings("b", 3);
        pass(Duration.ofMinutes(1));
        run();
        assertThat(log.passed()).isEqualTo(Map.of("a", -1L, "b", -1L));
    }

    @Test
    void splitsWhatTheStoreFindsTooLarge() {
        store.most(7);
        log.readings("a", 100);
        run();
        assertThat(store.lines()).isEqualTo(log.lines("a"));
        assertThat(shipment.progress().readings()).isEqualTo(new Counts(100, 0));
        assertThat(store.writes()).allMatch(lines -> lines.size() <= 7);
    }

    @Test
    void holdsOnABugAndBeginsAgain() {
        log.readings("a", 3);
        store.answer(null);
        IllegalStateException bug = new IllegalStateException("what");
        shipment.step();
        assertThat(shipment.failed(bug)).isEqualTo(Duration.ofMinutes(1));
        assertThat(shipment.situation().state()).isEqualTo(State.HELD);
        assertThat(shipment.situation().reason()).contains("internal error").contains("what");
        pass(Duration.ofMinutes(1));
        run();
        assertThat(store.lines()).isEqualTo(List.of("m,d=a v=1 1", "m,d=a v=2 2", "m,d=a v=3 3"));
    }
}
