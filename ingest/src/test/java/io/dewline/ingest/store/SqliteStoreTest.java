package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.ingest.store.StoreOutcome.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends HistoryContract {
    private static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(START);
    private SqliteStore store;

    @BeforeEach
    void open() throws IOException {
        store = new SqliteStore(folder.resolve("store.db"), new SqliteStore.Retention(Duration.ofDays(2), now::get));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void refusesAMalformedLineAndWritesNothingOfThatBatch() throws IOException {
        StoreOutcome outcome = store.write(List.of("dust,device=d1 pm10=1 " + START, "dust,device=d1 pm10=high 1"));
        assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcome.reason()).contains("invalid number");
        assertThat(store.history().latest("d1")).isEmpty();
    }

    @Test
    void stillHasEverythingAfterItIsOpenedAgain() throws IOException {
        store.write(List.of("dust,device=d1 pm10=1 " + START));
        store.close();
        open();
        store.write(List.of("dust,device=d1 pm10=2 " + (START + 1)));
        assertThat(store.history().series("d1", "pm10", span(START, START + 10), 10))
                .hasSize(2);
    }

    @Test
    void forgetsWhatIsOlderThanItsRetention() throws IOException {
        store.write(List.of("dust,device=old pm10=1 " + START, "dust,device=d1 pm10=1 " + START));
        now.addAndGet(47 * HOUR);
        store.write(List.of("dust,device=d1 pm10=2 " + now));
        assertThat(store.history().latest("old")).isNotEmpty();
        now.addAndGet(2 * HOUR);
        store.write(List.of("dust,device=d1 pm10=3 " + now));
        assertThat(store.history().latest("old")).isEmpty();
        assertThat(store.history().series("d1", "pm10", span(START, now.get() + 1), 10))
                .extracting(Point::value)
                .containsExactly(2.0, 3.0);
        store.write(List.of("dust,device=old pm10=4 " + now));
        assertThat(store.history().latest("old")).extracting(Latest::value).containsExactly(4.0);
    }

    @Test
    void answersWhileItIsWritten() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add("dust,device=d" + i % 10 + " pm10=" + i + " " + (START + i));
        }
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                store.write(lines);
            }
        });
        writer.start();
        int answers = 0;
        while (writer.isAlive() || answers == 0) {
            store.history().latest("d1");
            answers++;
        }
        assertThat(store.history().series("d1", "pm10", span(START, START + 2_000), 1_000))
                .hasSize(200);
    }

    @Test
    void isUnavailableWhileItsFileCannotBeWrittenAndGoesOnAfterwards() throws Exception {
        List<String> lines = List.of("dust,device=d1 pm10=1 " + START);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            StoreOutcome outcome = store.write(lines);
            assertThat(outcome.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(outcome.reason()).startsWith("store.db: ").contains("locked");
            statement.execute("ROLLBACK");
        }
        assertThat(store.write(lines)).isEqualTo(StoreOutcome.STORED);
        assertThat(store.history().latest("d1")).hasSize(1);
    }

    @Test
    void refusesAFileOfANewerVersionAndNamesBothVersions() throws SQLException {
        Path file = folder.resolve("newer.db");
        try (var newer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = newer.createStatement()) {
            statement.execute("PRAGMA user_version = 9");
        }
        assertThatThrownBy(() -> new SqliteStore(file, SqliteStore.Retention.FOR_EVER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer.db has schema version 9, this Dewline knows 1");
    }

    @Test
    void aTransactionThatTheDatabaseTookBackByItselfLeavesNoneHalfDone() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE t(x)");
            connection.commit();
            statement.execute("INSERT INTO t VALUES(1)");
            statement.execute("ROLLBACK"); // as SQLite itself may when the disk is full
            SqliteFile.rollback(connection);
            statement.execute("INSERT INTO t VALUES(2)");
            SqliteFile.rollback(connection);
            statement.execute("INSERT INTO t VALUES(3)");
            connection.commit();
            try (ResultSet rows = statement.executeQuery("SELECT group_concat(x) FROM t")) {
                assertThat(rows.getString(1)).isEqualTo("3");
            }
        }
    }
}
