package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.await;
import static io.dewline.ingest.log.Samples.draft;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final LogOptions OPTIONS = LogOptions.defaults().withBallast(0);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(T0);

    @SuppressWarnings("NullAway.Init") // before each test
    private Path file;

    @BeforeEach
    void write() throws Exception {
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, time, -1)) {
            await(log.append(draft("city", dust(T0, 1))));
        }
        file = SegmentFiles.list(folder).firstEntry().getValue();
    }

    @Test
    void anOlderFileIsBroughtForwardAfterACopy() throws Exception {
        byte[] before = Files.readAllBytes(file);
        Migrations two =
                new Migrations(2, List.of(new Migrations.Step(1, List.of("ALTER TABLE batch ADD COLUMN note TEXT"))));
        two.bring(file);
        assertThat(folder.resolve("before-version-2").resolve(file.getFileName()))
                .hasBinaryContent(before);
        try (Connection connection = Sqlite.read(file);
                var row = connection.createStatement().executeQuery("SELECT count(note), count(*) FROM batch")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(2)).isEqualTo(1);
        }
        try (SegmentReader reader = new SegmentReader(file)) {
            assertThat(reader.version()).isEqualTo(2);
        }
        two.bring(file);
    }

    @Test
    void aNewerFileIsRefusedNamingBothVersions() throws Exception {
        try (Connection connection = Sqlite.write(file)) {
            String text = "version\t7\nsomething else\n";
            Sqlite.execute(connection, "PRAGMA user_version = 7");
            Sqlite.execute(connection, "UPDATE totals SET crc = " + Totals.crc(text) + ", text = '" + text + "'");
        }
        assertThatThrownBy(() -> SqliteLog.open(folder, OPTIONS, time, -1))
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining("version 7")
                .hasMessageContaining("up to 1");
    }

    @Test
    void aVersionThatRottedIsDamageAndNoReasonToRefuse() throws Exception {
        try (Connection connection = Sqlite.write(file)) {
            Sqlite.execute(connection, "PRAGMA user_version = 9");
        }
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, time, -1)) {
            assertThat(log.read("city", -1, 10).get(0).entries()).isEqualTo(List.of(dust(T0, 1)));
        }
    }
}
