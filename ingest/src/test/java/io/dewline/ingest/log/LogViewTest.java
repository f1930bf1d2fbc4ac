package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.await;
import static io.dewline.ingest.log.Samples.draft;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogViewTest {
    @TempDir
    Path folder;

    private List<String> lines(LogView.Query query) {
        List<String> lines = new ArrayList<>();
        assertThat(LogView.of(folder).each(query, text -> lines.addAll(text.lines())))
                .isEmpty();
        return lines;
    }

    @Test
    void looksIntoALogThatIsOpen() {
        LogOptions options =
                LogOptions.defaults().withBallast(0).withBytes(1 << 16, 1L << 30, LogOptions.WhenFull.REFUSE);
        try (SqliteLog log = SqliteLog.open(folder, options, new ManualTime(T0), -1)) {
            for (int i = 0; i < 100; i++) {
                await(log.append(draft(i % 2 == 0 ? "city" : "harbour", dust(T0, i), dust(T0, i))));
            }
            await(log.append(Draft.control("city", new Control.Configuration("abc"))));
            log.passed(Log.STORE, "city", 7);
            await(log.append(Draft.control("city", new Control.Tick())));

            assertThat(lines(LogView.Query.ALL)).hasSize(202);
            assertThat(lines(new LogView.Query("harbour", null, 0, Long.MAX_VALUE)))
                    .hasSize(100);
            assertThat(lines(new LogView.Query("", Batch.Kind.CONTROL, 0, Long.MAX_VALUE)))
                    .containsExactly("{\"control\":\"configuration\",\"hash\":\"abc\"}", "{\"control\":\"tick\"}");
            assertThat(lines(new LogView.Query("", null, 51, 54))).hasSize(4);
            List<LogText> first = new ArrayList<>();
            LogView.of(folder).each(LogView.Query.ALL, text -> {
                first.add(text);
                return false;
            });
            assertThat(first).hasSize(1);

            LogView.Summary summary = LogView.of(folder).summary();
            assertThat(summary.clock()).isEqualTo("wall");
            assertThat(summary.segments()).hasSizeGreaterThan(1).allMatch(segment -> segment.trouble()
                    .isEmpty());
            assertThat(summary.ends()).containsEntry("city", 201L).containsEntry("harbour", 199L);
            assertThat(summary.ledger().readings()).isEqualTo(200);
            assertThat(summary.cursors()).containsExactly(new LogStatus.Cursor(Log.STORE, "city", 7, false));
        }
    }

    @Test
    void passesADamagedSegmentOverAndSaysSo() throws Exception {
        try (SqliteLog log = SqliteLog.open(folder, LogOptions.defaults().withBallast(0), new ManualTime(T0), -1)) {
            await(log.append(draft("city", dust(T0, 1))));
        }
        Files.write(folder.resolve(Segment.name(0)), new byte[20_000]);
        assertThat(LogView.of(folder).each(LogView.Query.ALL, text -> true)).hasSize(1);
        assertThat(LogView.of(folder).summary().segments().get(0).trouble()).isNotEmpty();
        assertThat(Files.size(folder.resolve(Segment.name(0))))
                .as("left as it is")
                .isEqualTo(20_000);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> LogView.of(folder.resolve("none")).summary()).isInstanceOf(LogRefused.class);
    }
}
