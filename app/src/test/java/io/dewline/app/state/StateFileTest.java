package io.dewline.app.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("state.db");
    }

    @Test
    void whatIsCommittedIsThereAfterAReopening() {
        try (StateFile state = StateFile.open(file())) {
            state.commit(
                    "city",
                    new StateFile.Cursor(7, "abc"),
                    Map.of("a", bytes(1), "b", bytes(2))::forEach,
                    Map.of("evaluated", 5L));
            state.commit(
                    "city",
                    new StateFile.Cursor(9, "abc"),
                    Map.of("a", new byte[0], "c", bytes(3))::forEach,
                    Map.of("evaluated", 2L));
        }
        try (StateFile state = StateFile.open(file())) {
            assertThat(state.cursor("city")).contains(new StateFile.Cursor(9, "abc"));
            assertThat(state.snapshots("city")).containsOnlyKeys("b", "c");
            assertThat(state.ledger("city")).containsEntry("evaluated", 7L);
            assertThat(state.cursor("other")).isEmpty();
        }
    }

    @Test
    void configurationTextsAreKeptByTheirHash() {
        try (StateFile state = StateFile.open(file())) {
            state.keep("h1", Map.of("sites.yaml", "one"));
            state.keep("h1", Map.of("sites.yaml", "two"));

            assertThat(state.texts("h1")).containsExactly(Map.entry("sites.yaml", "one"));
            assertThat(state.texts("h2")).isEmpty();
        }
    }

    @Test
    void aFileOfANewerVersionIsRefusedWithBothVersions() throws SQLException {
        StateFile.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> StateFile.open(file()))
                .isInstanceOf(StateFailure.class)
                .hasMessageContaining("99")
                .hasMessageContaining("1");
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value};
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
            StateFile.rollback(connection);
            statement.execute("INSERT INTO t VALUES(2)");
            StateFile.rollback(connection);
            statement.execute("INSERT INTO t VALUES(3)");
            connection.commit();
            try (ResultSet rows = statement.executeQuery("SELECT group_concat(x) FROM t")) {
                assertThat(rows.getString(1)).isEqualTo("3");
            }
        }
    }
}
