package io.dewline.ingest.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Opens our SQLite files: write-ahead log, schema version; older ones are migrated after a copy, newer ones refused. */
final class SqliteFile {
    private SqliteFile() {}

    /** The statements that make a file of the schema's version, and by older version those that bring a file to the next. */
    record Schema(int version, List<String> statements, Map<Integer, List<String>> steps) {
        Schema(int version, List<String> statements) {
            this(version, statements, Map.of());
        }
    }

    /**
     * Opens the file for writing, without auto-commit, making it if it is not there.
     *
     * @param safe whether a commit must survive a loss of power, or only a crash of the process
     * @throws IOException when it cannot be opened or was written by a newer Dewline
     */
    static Connection open(Path file, Schema schema, boolean safe) throws IOException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 1000");
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = " + (safe ? "FULL" : "NORMAL"));
                int found = version(statement);
                if (found > 0 && found < schema.version()) {
                    copy(file, found, statement);
                }
                connection.setAutoCommit(false);
                if (found > schema.version()) {
                    throw new IOException(file.getFileName() + " has schema version " + found + ", this Dewline knows "
                            + schema.version() + ": use the newer Dewline or move the file away");
                }
                if (found == 0) {
                    for (String make : schema.statements()) {
                        statement.execute(make);
                    }
                }
                for (int from = found; from > 0 && from < schema.version(); from++) {
                    for (String step : schema.steps().getOrDefault(from, List.of())) {
                        statement.execute(step);
                    }
                }
                statement.execute("PRAGMA user_version = " + schema.version());
                connection.commit();
                return connection;
            } catch (SQLException | IOException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Keeps the file as an older Dewline can read it, beside it. */
    private static void copy(Path file, int version, Statement statement) throws IOException, SQLException {
        Path kept = file.resolveSibling(file.getFileName() + ".version-" + version);
        Files.deleteIfExists(kept);
        statement.execute("VACUUM INTO '" + kept.toString().replace("'", "''") + "'");
    }

    /** Opens a file that is there for reading. */
    static Connection openToRead(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA query_only = 1");
        }
        return connection;
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

    private static int version(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.next() ? version.getInt(1) : 0;
        }
    }
}
