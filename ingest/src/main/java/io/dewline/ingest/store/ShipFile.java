package io.dewline.ingest.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ship.db: how far shipping has come, and the lines set aside; both change in one transaction. */
final class ShipFile implements AutoCloseable {
    /** Beyond these the oldest go; they stay counted. */
    private static final int MOST_ASIDE = 100_000;

    private static final SqliteFile.Schema SCHEMA = new SqliteFile.Schema(
            2,
            List.of(
                    "CREATE TABLE cursor(area TEXT PRIMARY KEY, position INTEGER NOT NULL, stamp INTEGER NOT NULL)",
                    "CREATE TABLE count(name TEXT PRIMARY KEY, stored INTEGER NOT NULL, set_aside INTEGER NOT NULL,"
                            + " withheld INTEGER NOT NULL DEFAULT 0)",
                    """
            CREATE TABLE set_aside(
              id INTEGER PRIMARY KEY AUTOINCREMENT, area TEXT NOT NULL, position INTEGER NOT NULL, stamp INTEGER NOT NULL,
              note INTEGER NOT NULL, line TEXT NOT NULL, reason TEXT NOT NULL)"""),
            Map.of(1, List.of("ALTER TABLE count ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0")));

    private final Path file;
    private final Connection connection;

    ShipFile(Path file) throws IOException {
        this.file = file;
        this.connection = SqliteFile.open(file, SCHEMA, true);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private synchronized <T> T transact(Work<T> work) throws IOException {
        try {
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            try {
                SqliteFile.rollback(connection);
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    Progress read() throws IOException {
        return transact(c -> {
            Map<String, Progress.Mark> marks = new HashMap<>();
            try (PreparedStatement select = c.prepareStatement("SELECT area, position, stamp FROM cursor");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    marks.put(rows.getString(1), new Progress.Mark(rows.getLong(2), rows.getLong(3)));
                }
            }
            return new Progress(marks, counts(c, "readings"), counts(c, "notes"));
        });
    }

    private static Counts counts(Connection c, String name) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement("SELECT stored, set_aside, withheld FROM count WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Counts(row.getLong(1), row.getLong(2), row.getLong(3)) : Counts.NONE;
            }
        }
    }

    void commit(Progress progress, List<SetAside> aside) throws IOException {
        transact(c -> {
            try (PreparedStatement cursor =
                    c.prepareStatement("INSERT OR REPLACE INTO cursor(area, position, stamp) VALUES(?, ?, ?)")) {
                for (Map.Entry<String, Progress.Mark> mark : progress.marks().entrySet()) {
                    cursor.setString(1, mark.getKey());
                    cursor.setLong(2, mark.getValue().position());
                    cursor.setLong(3, mark.getValue().stamp());
                    cursor.executeUpdate();
                }
            }
            write(c, "readings", progress.readings());
            write(c, "notes", progress.notes());
            if (!aside.isEmpty()) {
                write(c, aside);
            }
            return progress;
        });
    }

    private static void write(Connection c, String name, Counts counts) throws SQLException {
        try (PreparedStatement count = c.prepareStatement(
                "INSERT OR REPLACE INTO count(name, stored, set_aside, withheld) VALUES(?, ?, ?, ?)")) {
            count.setString(1, name);
            count.setLong(2, counts.stored());
            count.setLong(3, counts.setAside());
            count.setLong(4, counts.withheld());
            count.executeUpdate();
        }
    }

    private static void write(Connection c, List<SetAside> aside) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement(
                "INSERT INTO set_aside(area, position, stamp, note, line, reason) VALUES(?, ?, ?, ?, ?, ?)")) {
            for (SetAside line : aside) {
                insert.setString(1, line.area());
                insert.setLong(2, line.position());
                insert.setLong(3, line.stamp());
                insert.setBoolean(4, line.note());
                insert.setString(5, line.line());
                insert.setString(6, line.reason());
                insert.executeUpdate();
            }
        }
        try (PreparedStatement bound =
                c.prepareStatement("DELETE FROM set_aside WHERE id <= (SELECT max(id) FROM set_aside) - ?")) {
            bound.setInt(1, MOST_ASIDE);
            bound.executeUpdate();
        }
    }

    /** The newest lines set aside, newest first. */
    List<SetAside> setAside(int max) throws IOException {
        return transact(c -> {
            List<SetAside> aside = new ArrayList<>();
            try (PreparedStatement select = c.prepareStatement(
                    "SELECT area, position, stamp, note, line, reason " + "FROM set_aside ORDER BY id DESC LIMIT ?")) {
                select.setInt(1, max);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        aside.add(new SetAside(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getBoolean(4),
                                rows.getString(5),
                                rows.getString(6)));
                    }
                }
            }
            return aside;
        });
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
