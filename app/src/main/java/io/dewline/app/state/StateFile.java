package io.dewline.app.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.sqlite.SQLiteConfig;

/**
 * state.db: per area the rules cursor with its counts and the engine's snapshots, committed together; and the configuration texts by hash. One thread at
 * a time.
 */
public final class StateFile implements AutoCloseable {
    private static final int SCHEMA = 1;

    private final Connection connection;

    private StateFile(Connection connection) {
        this.connection = connection;
    }

    /** Opens or creates the file.
     *
     * @throws StateFailure when it cannot be opened or was written by a newer version */
    public static StateFile open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
            StateFile state = new StateFile(connection);
            state.prepare(file);
            connection.setAutoCommit(false);
            return state;
        } catch (SQLException e) {
            throw new StateFailure("state file " + file.getFileName() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private void prepare(Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int found;
            try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                found = row.getInt(1);
            }
            if (found > SCHEMA) {
                throw new StateFailure(
                        file.getFileName() + " has schema " + found + ", this version knows up to " + SCHEMA, null);
            }
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS cursor (area TEXT PRIMARY KEY, position INTEGER NOT NULL, configuration TEXT NOT NULL)");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS snapshot (area TEXT NOT NULL, subject TEXT NOT NULL, state BLOB NOT NULL,"
                            + " PRIMARY KEY (area, subject)) WITHOUT ROWID");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS ledger (area TEXT NOT NULL, outcome TEXT NOT NULL, count INTEGER NOT NULL,"
                            + " PRIMARY KEY (area, outcome)) WITHOUT ROWID");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS configuration (hash TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,"
                            + " PRIMARY KEY (hash, name)) WITHOUT ROWID");
            statement.execute("PRAGMA user_version = " + SCHEMA);
        }
    }

    /** Where the rules cursor of an area stands. */
    public record Cursor(long position, String configuration) {}

    /** The cursor of {@code area}; empty before its first commit. */
    public synchronized Optional<Cursor> cursor(String area) {
        return query(
                "SELECT position, configuration FROM cursor WHERE area = ?",
                area,
                row -> row.next()
                        ? Optional.of(new Cursor(row.getLong(1), row.getString(2)))
                        : Optional.<Cursor>empty());
    }

    public synchronized Map<String, byte[]> snapshots(String area) {
        return query("SELECT subject, state FROM snapshot WHERE area = ?", area, row -> {
            Map<String, byte[]> states = new HashMap<>();
            while (row.next()) {
                states.put(row.getString(1), row.getBytes(2));
            }
            return states;
        });
    }

    public synchronized Map<String, Long> ledger(String area) {
        return query("SELECT outcome, count FROM ledger WHERE area = ?", area, row -> {
            Map<String, Long> counts = new HashMap<>();
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        });
    }

    /** Whoever hands over snapshots, each under its key, to what keeps them. */
    public interface Snapshots {
        void each(BiConsumer<String, byte[]> keep);
    }

    /**
     * Commits the cursor, the changed snapshots (an empty one removes it) and the counts that came since, all or nothing.
     *
     * @throws StateFailure when that fails, perhaps after some of the snapshots were handed over
     */
    public synchronized void commit(String area, Cursor cursor, Snapshots changes, Map<String, Long> counted) {
        try {
            try (PreparedStatement put = connection.prepareStatement(
                            "INSERT INTO cursor VALUES (?, ?, ?) ON CONFLICT (area) DO UPDATE SET position = excluded.position, configuration = excluded.configuration");
                    PreparedStatement count = connection.prepareStatement(
                            "INSERT INTO ledger VALUES (?, ?, ?) ON CONFLICT (area, outcome) DO UPDATE SET count = count + excluded.count")) {
                put.setString(1, area);
                put.setLong(2, cursor.position());
                put.setString(3, cursor.configuration());
                put.executeUpdate();
                keep(area, changes);
                for (Map.Entry<String, Long> entry : counted.entrySet()) {
                    count.setString(1, area);
                    count.setString(2, entry.getKey());
                    count.setLong(3, entry.getValue());
                    count.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException | Unkept e) {
            rollback();
            throw new StateFailure("state.db: the cursor could not be committed: " + e.getMessage(), e);
        }
    }

    /** Row by row, since all of them together may be large. */
    private void keep(String area, Snapshots changes) throws SQLException {
        try (PreparedStatement save = connection.prepareStatement(
                        "INSERT INTO snapshot VALUES (?, ?, ?) ON CONFLICT (area, subject) DO UPDATE SET state = excluded.state");
                PreparedStatement remove =
                        connection.prepareStatement("DELETE FROM snapshot WHERE area = ? AND subject = ?")) {
            save.setString(1, area);
            remove.setString(1, area);
            changes.each((subject, state) -> {
                try {
                    PreparedStatement statement = state.length == 0 ? remove : save;
                    statement.setString(2, subject);
                    if (statement == save) {
                        statement.setBytes(3, state);
                    }
                    statement.executeUpdate();
                } catch (SQLException e) {
                    throw new Unkept(e);
                }
            });
        }
    }

    private static final class Unkept extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unkept(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Keeps the texts of a configuration under its hash; the same hash again changes nothing. */
    public synchronized void keep(String hash, Map<String, String> texts) {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT OR IGNORE INTO configuration VALUES (?, ?, ?)")) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                put.setString(1, hash);
                put.setString(2, text.getKey());
                put.setString(3, text.getValue());
                put.addBatch();
            }
            put.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            rollback();
            throw new StateFailure("state.db: the configuration could not be kept: " + e.getMessage(), e);
        }
    }

    /** The texts kept under {@code hash}, empty when there are none. */
    public synchronized Map<String, String> texts(String hash) {
        return query("SELECT name, text FROM configuration WHERE hash = ? ORDER BY name", hash, row -> {
            Map<String, String> texts = new java.util.TreeMap<>();
            while (row.next()) {
                texts.put(row.getString(1), row.getString(2));
            }
            return texts;
        });
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, String key, Reader<T> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return reader.read(row);
            }
        } catch (SQLException e) {
            throw new StateFailure("state.db cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes back what was not committed, also where SQLite did so by itself, as it may when the disk is full: the driver begins each transaction at the end
     * of the one before, and would have none from then on.
     */
    static void rollback(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException byItself) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
            } catch (SQLException e) {
                e.addSuppressed(byItself);
                throw e;
            }
        }
    }

    private void rollback() {
        try {
            rollback(connection);
        } catch (SQLException e) {
            // the failure that led here is the one to tell
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StateFailure("state.db did not close: " + e.getMessage(), e);
        }
    }
}
