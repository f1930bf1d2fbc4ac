package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShipFileTest {
    @TempDir
    Path folder;

    @Test
    void bringsAnOlderFileToTheVersionInForceAndKeepsACopyOfIt() throws IOException, SQLException {
        Path path = folder.resolve("ship.db");
        execute(
                path,
                "CREATE TABLE cursor(area TEXT PRIMARY KEY, position INTEGER NOT NULL, stamp INTEGER NOT NULL)",
                "CREATE TABLE count(name TEXT PRIMARY KEY, stored INTEGER NOT NULL, set_aside INTEGER NOT NULL)",
                "CREATE TABLE set_aside(id INTEGER PRIMARY KEY AUTOINCREMENT, area TEXT NOT NULL, position INTEGER NOT NULL,"
                        + " stamp INTEGER NOT NULL, note INTEGER NOT NULL, line TEXT NOT NULL, reason TEXT NOT NULL)",
                "INSERT INTO cursor VALUES('city', 41, 7)",
                "INSERT INTO count VALUES('readings', 40, 2)",
                "PRAGMA user_version = 1");

        try (ShipFile file = new ShipFile(path)) {
            assertThat(file.read().mark("city").position()).isEqualTo(41);
            assertThat(file.read().readings()).isEqualTo(new Counts(40, 2, 0));
            file.commit(new Progress(Map.of(), new Counts(41, 2, 5), Counts.NONE), List.of());
            assertThat(file.read().readings()).isEqualTo(new Counts(41, 2, 5));
        }
        try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ship.db.version-1"));
                Statement statement = copy.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM count")) {
            assertThat(row.getMetaData().getColumnCount()).isEqualTo(3);
            assertThat(row.getLong("stored")).isEqualTo(40);
        }
        // Once is enough.
        try (ShipFile file = new ShipFile(path)) {
            assertThat(file.read().readings()).isEqualTo(new Counts(41, 2, 5));
        }
    }

    private static void execute(Path path, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
