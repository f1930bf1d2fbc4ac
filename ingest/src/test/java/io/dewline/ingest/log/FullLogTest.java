package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.await;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Note;
import io.dewline.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of segments, and what happens when there is no room for more or no way to write. */
class FullLogTest {
    private static final int SEGMENT = 1 << 16;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(T0);
    private LogOptions options = LogOptions.defaults()
            .withBallast(1 << 16)
            .withKeep(Duration.ZERO)
            .withBytes(SEGMENT, 8 * SEGMENT, LogOptions.WhenFull.REFUSE);

    @SuppressWarnings("NullAway.Init") // opened by each test
    private SqliteLog log;

    private void open() {
        log = SqliteLog.open(folder, options, time, -1);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private long append(int readings) {
        List<Reading> some = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            some.add(dust(T0 + i, i));
        }
        long last = await(log.append(Draft.readings("city", some)));
        settle();
        return last;
    }

    /** Waits until the writer has done what it does after a commit. */
    private void settle() {
        log.dropCursor("nobody");
    }

    /** Lets the writer do what it does a few times a second, and waits for it. */
    private void beat() {
        time.advance(400);
        settle();
    }

    private int segments() throws IOException {
        return SegmentFiles.list(folder).size();
    }

    @Test
    void aSegmentIsKeptUntilAllCursorsHavePassedIt() throws IOException {
        open();
        log.passed(Log.RULES, "city", -1);
        log.passed(Log.STORE, "city", -1);
        long last = append(300);
        while (segments() < 4) {
            last = append(300);
        }
        log.passed(Log.RULES, "city", last);
        beat();
        assertThat(segments()).isEqualTo(4);
        log.passed(Log.STORE, "city", last);
        beat();
        assertThat(segments()).isEqualTo(1);
        assertThat(log.read("city", last - 1, 10)).isEmpty();
        append(1);
        assertThat(log.read("city", last, 10)).hasSize(1);
    }

    @Test
    void aPassedSegmentStaysForAsLongAsTheLogKeeps() throws IOException {
        options = options.withKeep(Duration.ofHours(1));
        open();
        long last = append(300);
        while (segments() < 3) {
            last = append(300);
        }
        log.passed(Log.RULES, "city", last);
        beat();
        assertThat(segments()).isEqualTo(3);
        time.set(T0 + Duration.ofHours(2).toMillis());
        beat();
        assertThat(segments()).isEqualTo(1);
    }

    @Test
    void cursorsOutliveARestartAndAnOwnerlessOneCanBeDropped() throws IOException {
        open();
        log.passed("gone", "city", -1);
        log.passed(Log.RULES, "city", -1);
        long last = append(300);
        while (segments() < 3) {
            last = append(300);
        }
        log.close();
        open();
        log.passed(Log.RULES, "city", last);
        beat();
        assertThat(log.status().cursors())
                .containsExactlyInAnyOrder(
                        new LogStatus.Cursor("gone", "city", -1, false),
                        new LogStatus.Cursor(Log.RULES, "city", last, true));
        assertThat(segments()).isGreaterThanOrEqualTo(3);
        assertThat(log.dropCursor("gone")).isTrue();
        assertThat(log.dropCursor("gone")).isFalse();
        beat();
        assertThat(segments()).isLessThanOrEqualTo(1);
        log.close();
        open();
        assertThat(log.status().cursors()).extracting(LogStatus.Cursor::name).containsOnly(Log.RULES);
    }

    @Test
    void aDayClosesASegment() throws IOException {
        open();
        append(1);
        time.set(T0 + Duration.ofDays(1).toMillis());
        append(1);
        assertThat(segments()).isEqualTo(2);
        assertThat(log.read("city", -1, 10)).hasSize(2);
        beat();
        assertThat(segments()).as("an empty segment is not closed").isEqualTo(2);
    }

    @Test
    void atItsLimitItRefusesReadingsButNotWhatMustBeTold() {
        open();
        log.passed(Log.RULES, "city", -1);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 50; i++) {
                        append(300);
                    }
                })
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining("log.max_bytes");
        LogStatus status = log.status();
        assertThat(status.refusing()).isTrue();
        assertThat(status.reason()).contains("log.max_bytes");
        assertThat(status.filled()).isEqualTo(100);
        long end = log.end("city");
        await(log.append(Draft.control("city", new Control.Link(Control.State.DOWN))));
        await(log.append(Draft.notes("city", List.of(new Note("alert n=1i 1")))));
        time.advance(3_000);
        beat();
        assertThat(log.read("city", end, 100)).as("no ticks while it refuses").hasSize(2);

        log.passed(Log.RULES, "city", log.end("city"));
        beat();
        assertThat(log.status().refusing()).isFalse();
        append(300);
    }

    @Test
    void keepYieldsToTheLimit() {
        options = options.withKeep(Duration.ofDays(9));
        open();
        for (int i = 0; i < 50; i++) {
            log.passed(Log.RULES, "city", append(300));
            beat();
        }
        assertThat(log.status().bytes()).isLessThan(10 * SEGMENT);
        assertThat(log.status().held()).isLessThan(4 * SEGMENT);
    }

    @Test
    void skipStoreLetsRulesGoOnAndCountsWhatTheStoreMisses() {
        options = options.withBytes(SEGMENT, 8 * SEGMENT, LogOptions.WhenFull.SKIP_STORE);
        open();
        log.passed(Log.STORE, "city", -1);
        long stored = append(300);
        log.passed(Log.STORE, "city", stored);
        for (int i = 0; i < 50; i++) {
            log.passed(Log.RULES, "city", append(300));
            beat();
        }
        assertThat(log.status().refusing()).isFalse();
        assertThat(log.status().bytes()).isLessThan(10 * SEGMENT);
        long left = log.readText("city", stored, Integer.MAX_VALUE).stream()
                .filter(text -> text.kind() == Batch.Kind.READINGS)
                .mapToLong(LogText::count)
                .sum();
        assertThat(log.ledger().notStored()).isPositive();
        assertThat(log.ledger().readings()).isEqualTo(300 + log.ledger().notStored() + left);
    }

    @Test
    void skipStoreDoesNotSkipTheRules() {
        options = options.withBytes(SEGMENT, 8 * SEGMENT, LogOptions.WhenFull.SKIP_STORE);
        open();
        log.passed(Log.RULES, "city", -1);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 50; i++) {
                        append(300);
                    }
                })
                .isInstanceOf(LogRefused.class);
    }

    @Test
    void tellsHowLongTheRoomLasts() {
        options = options.withBytes(1 << 20, 16 << 20, LogOptions.WhenFull.REFUSE);
        open();
        log.passed(Log.RULES, "city", -1);
        assertThat(log.status().hoursLeft()).isInfinite();
        beat();
        for (int i = 0; i < 60; i++) {
            append(10);
            time.advance(1_000);
        }
        beat();
        double hours = log.status().hoursLeft();
        assertThat(hours).isBetween(0.1, 10.0);
        assertThat(log.status().filled()).isLessThan(95);
    }

    @Test
    void whatCannotBeWrittenIsRefusedUntilItCan() throws Exception {
        open();
        append(1);
        Path current = SegmentFiles.list(folder).lastEntry().getValue();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + current);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> append(1))
                    .isInstanceOf(LogRefused.class)
                    .hasMessageContaining("cannot be written");
            assertThat(log.status().refusing()).isTrue();
            statement.execute("ROLLBACK");
        }
        assertThat(append(1)).isEqualTo(1);
        assertThat(log.status().refusing()).isFalse();
        assertThat(log.read("city", -1, 10)).hasSize(2);
    }

    @Test
    void theBallastIsThereWhenThereIsRoom() {
        open();
        beat();
        assertThat(folder.resolve("ballast")).hasSize(1 << 16);
        assertThat(Files.exists(folder.resolve("lock"))).isTrue();
    }
}
