package io.dewline.alerts.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.model.Note;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertStorageTest extends AlertStorageContract {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("state").resolve("alerts.db");
    }

    @Override
    AlertStorage reopen() {
        return SqliteAlertStorage.open(file);
    }

    @Test
    void isDurableAtEachCommit() throws Exception {
        try (SqliteAlertStorage storage = SqliteAlertStorage.open(file)) {
            storage.commit(new Changes());
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                assertThat(first(statement, "pragma journal_mode")).isEqualTo("wal");
                assertThat(first(statement, "pragma user_version")).isEqualTo("1");
            }
        }
    }

    private static String first(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    @Test
    void refusesAFileOfANewerVersionAndNamesBoth() throws Exception {
        SqliteAlertStorage.open(file).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 9");
        }
        assertThatThrownBy(() -> SqliteAlertStorage.open(file))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("schema version 9")
                .hasMessageContaining("up to 1");
    }

    @Test
    void aSecondOwnerIsRefusedWithTheFirstOnesProcessId() {
        try (SqliteAlertStorage storage = SqliteAlertStorage.open(file)) {
            assertThat(storage.find(io.dewline.alerts.book.Filter.ALL)).isEmpty();
            assertThatThrownBy(() -> SqliteAlertStorage.open(file))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        SqliteAlertStorage.open(file).close();
    }

    @Test
    void somethingThatIsNoDatabaseIsRefused() throws Exception {
        java.nio.file.Files.createDirectories(folder.resolve("state"));
        java.nio.file.Files.writeString(file, "this is not a database, whatever its name says; it is long enough");
        assertThatThrownBy(() -> SqliteAlertStorage.open(file)).isInstanceOf(StorageFailure.class);
    }

    @Test
    void aCommitThatFailsHalfWayLeavesNothing() {
        try (SqliteAlertStorage storage = SqliteAlertStorage.open(file)) {
            Changes changes = new Changes();
            changes.area(new AreaState("city", 5, Instant.EPOCH, false, List.of()));
            changes.note(new AreaNote("city", "a"));
            storage.commit(changes);

            Changes bad = new Changes();
            bad.area(new AreaState("city", 6, Instant.EPOCH, false, List.of()));
            bad.note(new AreaNote("city", nothing()));
            assertThatThrownBy(() -> storage.commit(bad)).isInstanceOf(StorageFailure.class);

            assertThat(storage.load(Instant.EPOCH).areas().get(0).position()).isEqualTo(5);
            assertThat(storage.notes(10)).hasSize(1);
        }
    }

    @SuppressWarnings("NullAway") // a value that the table refuses
    private static String nothing() {
        return null;
    }

    @Test
    void notesKeepTheirNumbersUntilForgotten() {
        try (SqliteAlertStorage storage = SqliteAlertStorage.open(file)) {
            Changes changes = new Changes();
            changes.note(new AreaNote("city", "a"));
            changes.note(new AreaNote("coast", "b"));
            storage.commit(changes);
            List<NumberedAreaNote> notes = storage.notes(10);
            assertThat(notes.stream().map(n -> new Note(n.note().line())))
                    .containsExactly(new Note("a"), new Note("b"));
            storage.forgetNotes(notes.get(0).number());
            assertThat(storage.notes(10)).containsExactly(notes.get(1));
            storage.forgetNotes(notes.get(1).number());

            Changes more = new Changes();
            more.note(new AreaNote("city", "c"));
            storage.commit(more);
            assertThat(storage.notes(10).get(0).number())
                    .isGreaterThan(notes.get(1).number());
        }
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
            SqliteAlertStorage.rollback(connection);
            statement.execute("INSERT INTO t VALUES(2)");
            SqliteAlertStorage.rollback(connection);
            statement.execute("INSERT INTO t VALUES(3)");
            connection.commit();
            try (ResultSet rows = statement.executeQuery("SELECT group_concat(x) FROM t")) {
                assertThat(rows.getString(1)).isEqualTo("3");
            }
        }
    }
}
