package io.dewline.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock;
import io.dewline.model.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PastTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aLogGivesWhatTheSameReadingsGiveFromAFile() throws Exception {
        ConfigurationSet set = shipped();
        CsvPast csv = csv(set);
        assertThat(csv.problems()).isEmpty();
        Path logs = folder.resolve("log");
        try (SqliteLog log = SqliteLog.open(logs, LogOptions.defaults().withClock(StampClock.Mode.READINGS))) {
            csv.replay("city", Past.Span.ALL, batch -> log.append(new Draft("city", batch.kind(), batch.entries()))
                    .toCompletableFuture()
                    .join());
        }
        List<Rehearsed> fromLog = new Backtest(new LogPast(logs, set.registry()), Past.Span.ALL).run(set);
        List<Rehearsed> fromFile = new Backtest(csv, Past.Span.ALL).run(set);
        assertThat(fromFile.get(0).readings()).isEqualTo(180);
        assertThat(fromFile.get(0).episodes())
                .anyMatch(e -> e.rule().equals("device-silent"))
                .hasSizeGreaterThan(3);
        assertThat(fromLog.get(0).transitions()).isEqualTo(fromFile.get(0).transitions());
        assertThat(fromLog.get(0).messages()).isEqualTo(fromFile.get(0).messages());
        assertThat(fromLog.get(0).readings()).isEqualTo(180);
    }

    @Test
    void onlyTheSpanAskedForIsRun() throws Exception {
        ConfigurationSet set = shipped();
        Past.Span span = new Past.Span(START.plusSeconds(600), START.plusSeconds(1_200));
        Rehearsed result = new Backtest(csv(set), span).run(set).get(0);
        assertThat(result.readings()).isEqualTo(11 * 2);
        assertThat(result.from()).isEqualTo(span.from());
        assertThat(result.to()).isEqualTo(span.to());
    }

    @Test
    void theBarShowsShareRateAndTimeLeft() {
        Past.Span span = new Past.Span(Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(5_000));
        assertThat(Progress.line(2_000, 1_500, span, 3))
                .isEqualTo("[########......................]  25 %  1,500 readings, 500/s, 9 s left");
        assertThat(Progress.line(0, 0, span, 0)).isEqualTo("[..............................]   0 %  0 readings, 0/s");
    }

    private CsvPast csv(ConfigurationSet set) throws Exception {
        StringBuilder rows = new StringBuilder("time,who,dust\n");
        for (int minute = 0; minute < 90; minute++) {
            Instant at = START.plusSeconds(60L * minute);
            rows.append(at).append(",DUST-01,").append(minute < 20 ? 400 : 60).append('\n');
            rows.append(at).append(",DUST-02,").append(55 + minute % 7).append('\n');
        }
        Path file = folder.resolve("a.csv");
        Files.writeString(file, rows);
        return CsvPast.read(
                List.of(new CsvPast.File(file, "{who}", "time", null, List.of("pm10=dust"))), set.registry());
    }

    private static ConfigurationSet shipped() {
        Path config = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config");
        Problems problems = new Problems();
        Settings.Files files = new Settings.Files(config.resolve("sites.yaml"), null, config.resolve("rules"));
        return Objects.requireNonNull(
                Configurations.parse(Configurations.texts(files, problems)).value());
    }
}
