package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.await;
import static io.dewline.ingest.log.Samples.draft;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Note;
import io.dewline.model.Reading;
import io.dewline.model.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogTest {
    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(T0);
    private LogOptions options = LogOptions.defaults().withBallast(0);

    @SuppressWarnings("NullAway.Init") // opened by each test
    private SqliteLog log;

    private SqliteLog open() {
        log = SqliteLog.open(folder, options, time, -1);
        return log;
    }

    @AfterEach
    void close() {
        if (log != null) {
            log.close();
        }
    }

    private static List<Entry> entries(List<Batch> batches) {
        List<Entry> all = new ArrayList<>();
        batches.forEach(batch -> all.addAll(batch.entries()));
        return all;
    }

    @Test
    void whatIsAppendedCanBeReadAlsoAfterARestart() {
        open();
        assertThat(await(log.append(draft("city", dust(T0, 1), dust(T0 + 1, 2)))))
                .isEqualTo(1);
        assertThat(await(log.append(draft("city", dust(T0 + 2, 3))))).isEqualTo(2);
        log.close();
        open();
        assertThat(entries(log.read("city", -1, 100))).containsExactly(dust(T0, 1), dust(T0 + 1, 2), dust(T0 + 2, 3));
        assertThat(await(log.append(draft("city", dust(T0 + 3, 4))))).isEqualTo(3);
        assertThat(entries(log.read("city", 2, 100))).containsExactly(dust(T0 + 3, 4));
        assertThat(log.end("city")).isEqualTo(3);
        assertThat(log.end("elsewhere")).isEqualTo(-1);
    }

    @Test
    void memoryAndFileGiveTheSame() {
        open();
        List<Batch> heard = Collections.synchronizedList(new ArrayList<>());
        log.onCommit(heard::addAll);
        List<CompletionStage<Long>> stages = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String area = i % 3 == 0 ? "harbour" : "city";
            stages.add(log.append(draft(area, dust(T0 + i, i), dust(T0 + i, i + 0.5))));
            if (i % 50 == 0) {
                stages.add(log.append(Draft.facts(
                        area,
                        List.of(new Fact("watered", Subject.site(area, "s"), Fact.Value.of(i), "me", "", 1, 2, 3)))));
                stages.add(log.append(Draft.notes(area, List.of(new Note("alert n=1i " + i)))));
                stages.add(log.append(Draft.control(area, new Control.Tick())));
            }
        }
        stages.forEach(Samples::await);
        for (String area : List.of("city", "harbour")) {
            List<Batch> remembered = log.read(area, -1, 1_000_000);
            assertThat(remembered)
                    .isEqualTo(heard.stream().filter(b -> b.area().equals(area)).toList());
            assertThat(remembered.get(0))
                    .isSameAs(heard.stream()
                            .filter(b -> b.area().equals(area))
                            .findFirst()
                            .get());
        }
        log.close();
        open();
        for (String area : List.of("city", "harbour")) {
            assertThat(log.read(area, -1, 1_000_000))
                    .isEqualTo(heard.stream().filter(b -> b.area().equals(area)).toList());
        }
    }

    @Test
    void aConsumerReadsOnInStepsOfWholeBatches() {
        open();
        for (int i = 0; i < 20; i++) {
            await(log.append(draft("city", dust(T0, i), dust(T0, -i), dust(T0, 0))));
            await(log.append(draft("harbour", dust(T0, i))));
        }
        for (boolean fresh : new boolean[] {false, true}) {
            if (fresh) {
                log.close();
                open();
            }
            List<Entry> all = new ArrayList<>();
            long after = -1;
            while (after < log.end("city")) {
                List<Batch> step = log.read("city", after, 7);
                assertThat(entries(step))
                        .as("two of three and no part of the next")
                        .hasSize(6);
                all.addAll(entries(step));
                after = step.get(step.size() - 1).last();
            }
            assertThat(all).hasSize(60);
            assertThat(log.read("city", log.end("city"), 7)).isEmpty();
            assertThat(log.read("city", -1, 1)).hasSize(1);
        }
    }

    @Test
    void textIsReadableLineProtocol() {
        open();
        await(log.append(draft("city", dust(T0, 10), dust(T0 + 1, 11))));
        LogText text = log.readText("city", -1, 10).get(0);
        assertThat(text.lines())
                .containsExactly(
                        "dust,device=dust-01,site=east-gate,zone=fence pm10=10,pm25=5,arrived=" + T0 + "i " + T0,
                        "dust,device=dust-01,site=east-gate,zone=fence pm10=11,pm25=5.5,arrived=" + (T0 + 1) + "i "
                                + (T0 + 1));
        assertThat(text.kind()).isEqualTo(Batch.Kind.READINGS);
        assertThat(text.last()).isEqualTo(1);
    }

    @Test
    void draftsThatBelongTogetherAreOneTransaction() {
        open();
        List<List<Batch>> commits = Collections.synchronizedList(new ArrayList<>());
        log.onCommit(commits::add);
        DeadLetter letter = new DeadLetter("t", new byte[] {1}, 1, "value_type", "tsp", T0);
        long last = await(
                log.append(List.of(draft("city", dust(T0, 1)), Draft.deadLetters("city", List.of(letter, letter)))));
        assertThat(last).isEqualTo(2);
        log.close();
        assertThat(commits).hasSize(1);
        assertThat(commits.get(0))
                .extracting(Batch::kind)
                .containsExactly(Batch.Kind.READINGS, Batch.Kind.DEAD_LETTERS);
    }

    @Test
    void anEntryThatCannotBeWrittenFailsAloneAndLeavesNothing() {
        open();
        Reading broken = dust(T0, Double.NaN);
        List<CompletionStage<Long>> stages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stages.add(log.append(draft("city", dust(T0, i), i % 10 == 5 ? broken : dust(T0, i))));
        }
        for (int i = 0; i < 50; i++) {
            CompletionStage<Long> stage = stages.get(i);
            if (i % 10 == 5) {
                assertThatThrownBy(() -> await(stage)).isInstanceOf(IllegalArgumentException.class);
            } else {
                await(stage);
            }
        }
        assertThat(entries(log.read("city", -1, 1000))).hasSize(90).doesNotContain(broken);
    }

    @Test
    void aListenerMayAskTheLogItself() {
        open();
        List<Boolean> known = Collections.synchronizedList(new ArrayList<>());
        log.onCommit(batches -> known.add(log.dropCursor("nobody")));
        await(log.append(draft("city", dust(T0, 1))));
        log.close();
        assertThat(known).containsExactly(false);
    }

    @Test
    void theLedgerCountsByOutcomeAcrossRestarts() {
        open();
        await(log.append(draft("city", dust(T0, 1), dust(T0, 2))));
        await(log.append(Draft.deadLetters(
                "city",
                List.of(
                        new DeadLetter("t", new byte[0], 0, "shape", "", T0),
                        new DeadLetter("t", new byte[0], 0, "shape", "", T0),
                        new DeadLetter("t", new byte[0], 0, "value_type", "x", T0)))));
        log.close();
        open();
        await(log.append(draft("harbour", dust(T0, 1))));
        LedgerCounts ledger = log.ledger();
        assertThat(ledger.readings()).isEqualTo(3);
        assertThat(ledger.of("city", "readings")).isEqualTo(2);
        assertThat(ledger.of("city", "dead:shape")).isEqualTo(2);
        assertThat(ledger.dead()).isEqualTo(3);
    }

    @Test
    void knowsHowManyReadingsAConsumerHasBeforeIt() {
        options = options.withBytes(1 << 16, 1L << 30, LogOptions.WhenFull.REFUSE);
        open();
        long middle = 0;
        for (int i = 0; i < 40; i++) {
            Reading[] readings = new Reading[100];
            for (int j = 0; j < 100; j++) {
                readings[j] = dust(T0 + j, i + j / 7.0);
            }
            long last = await(log.append(draft("city", readings)));
            await(log.append(draft("harbour", dust(T0, 1))));
            middle = i == 19 ? last : middle;
        }
        assertThat(log.status().segments()).isGreaterThan(3);
        assertThat(log.readingsAfter("city", -1)).isEqualTo(4000);
        assertThat(log.readingsAfter("city", middle)).isEqualTo(2000);
        assertThat(log.readingsAfter("harbour", middle)).isEqualTo(21);
        assertThat(log.readingsAfter("city", log.end("city"))).isZero();
    }

    @Test
    void ticksWhenNothingArrivesForASecond() {
        open();
        await(log.append(draft("city", dust(T0, 1))));
        time.advance(3_500);
        await(log.append(draft("city", dust(T0, 2))));
        List<Batch> batches = log.read("city", -1, 100);
        assertThat(batches)
                .extracting(Batch::kind)
                .containsExactly(
                        Batch.Kind.READINGS,
                        Batch.Kind.CONTROL,
                        Batch.Kind.CONTROL,
                        Batch.Kind.CONTROL,
                        Batch.Kind.READINGS);
        assertThat(batches.get(1).entries().get(0)).isEqualTo(new Control.Tick());
        assertThat(batches).extracting(Batch::stamp).isSorted();
        assertThat(batches.get(4).stamp()).isEqualTo(T0 + 3_500);
    }

    @Test
    void stampsGoOnAcrossRestartsAlsoWhenTheClockWasSetBack() {
        open();
        await(log.append(draft("city", dust(T0, 1))));
        log.close();
        time.set(T0 - 3_600_000);
        open();
        await(log.append(Draft.control("city", new Control.Link(Control.State.UP))));
        await(log.append(Draft.control("city", new Control.Link(Control.State.CAUGHT_UP))));
        await(log.append(draft("city", dust(T0, 2))));
        assertThat(log.read("city", -1, 10)).extracting(Batch::stamp).containsOnly(T0);
    }

    @Test
    void afterAnOutageOfOursStampsFollowTheQueue() {
        open();
        await(log.append(draft("city", dust(T0, 1))));
        log.close();
        long now = T0 + 3_600_000;
        time.set(now);
        open();
        await(log.append(Draft.control("city", new Control.Configuration("h"))));
        time.advance(5_000);
        await(log.append(Draft.control("city", new Control.Link(Control.State.UP))));
        await(log.append(draft("city", dust(T0 + 60_000, 2), dust(T0 + 60_500, 2), dust(T0 + 120_000, 3))));
        await(log.append(Draft.control("city", new Control.Link(Control.State.CAUGHT_UP))));
        assertThat(log.read("city", 0, 100))
                .extracting(Batch::stamp)
                .containsExactly(T0, T0, T0 + 60_500, T0 + 120_000, now + 5_000);
    }

    @Test
    void withReadingsAsTheClockStampsDoNotDependOnWhatIsCommittedTogether() {
        options = options.withClock(StampClock.Mode.READINGS);
        open();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            drafts.add(draft("city", dust(T0 + i / 3 * 3_600_000L, i), dust(T0 + i / 3 * 3_600_000L - 5, i)));
        }
        await(log.append(drafts));
        List<Batch> together = log.read("city", -1, 1000);
        for (Draft draft : drafts) {
            await(log.append(new Draft("harbour", draft.kind(), draft.entries())));
        }
        List<Long> oneByOne = new ArrayList<>();
        log.read("harbour", -1, 1000).forEach(b -> b.entries().forEach(e -> oneByOne.add(b.stamp())));
        List<Long> stamps = new ArrayList<>();
        together.forEach(b -> b.entries().forEach(e -> stamps.add(b.stamp())));
        assertThat(stamps).isEqualTo(oneByOne);
        assertThat(together).hasSize(10);
        assertThat(together.get(9).stamp()).isEqualTo(T0 + 9 * 3_600_000L);
        time.advance(10_000);
        await(log.append(draft("city", dust(T0, 1))));
        assertThat(log.read("city", 59, 1000)).as("no ticks").hasSize(1);
    }

    @Test
    void theClockIsFixedForTheLifeOfALog() {
        open().close();
        options = options.withClock(StampClock.Mode.READINGS);
        assertThatThrownBy(this::open)
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining("clock: wall")
                .hasMessageContaining("clock: readings");
    }

    @Test
    void aClosedLogRefuses() {
        open().close();
        assertThatThrownBy(() -> await(log.append(draft("city", dust(T0, 1)))))
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatWasAppendedBeforeCloseIsCommitted() {
        open();
        List<CompletionStage<Long>> stages = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            stages.add(log.append(draft("city", dust(T0, i))));
        }
        log.close();
        stages.forEach(Samples::await);
    }

    @Test
    void positionsGoOnAboveEveryKnownCursor() {
        open();
        await(log.append(draft("city", dust(T0, 1))));
        log.close();
        log = SqliteLog.open(folder, options, time, 41);
        assertThat(await(log.append(draft("city", dust(T0, 2))))).isGreaterThan(41);
        assertThat(log.status().gaps()).containsExactly(new Control.Gap(1, 42));
        assertThat(entries(log.read("city", -1, 100))).contains(new Control.Gap(1, 42), dust(T0, 2));
        log.close();
        open();
        assertThat(log.status().gaps()).as("told once").containsExactly(new Control.Gap(1, 42));
        assertThat(entries(log.read("city", -1, 100)).stream().filter(Control.Gap.class::isInstance))
                .hasSize(1);
    }

    @Test
    void theFileCanBeReadWithPlainSql() throws Exception {
        open();
        await(log.append(draft("city", dust(T0, 1))));
        log.close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Segment.name(0)));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT kind, typeof(text), text FROM batch")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("readings");
            assertThat(row.getString(2)).isEqualTo("text");
            assertThat(row.getString(3).getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        }
    }
}
