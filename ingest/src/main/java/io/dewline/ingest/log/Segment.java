package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of the log, open for writing. Table {@code batch} has a row per batch, table {@code totals} one row about the whole log. Used by one thread.
 */
final class Segment implements AutoCloseable {
    static final int VERSION = 1;

    private static final String BATCH =
            "CREATE TABLE batch(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, stamp INTEGER NOT NULL,"
                    + " kind TEXT NOT NULL, area TEXT NOT NULL, crc INTEGER NOT NULL, text TEXT NOT NULL)";
    private static final String TOTALS =
            "CREATE TABLE totals(id INTEGER PRIMARY KEY CHECK(id = 1), crc INTEGER NOT NULL, text TEXT NOT NULL)";

    private final Path file;
    private final Connection connection;
    private @Nullable Statements prepared;

    /** The driver closes a statement that failed: after an error all are prepared anew. */
    private record Statements(
            PreparedStatement begin, PreparedStatement commit, PreparedStatement insert, PreparedStatement update) {}

    /** Opens a segment that exists. */
    Segment(Path file) throws SQLException {
        this.file = file;
        this.connection = Sqlite.write(file);
        try {
            prepared = prepare();
        } catch (SQLException unusable) {
            connection.close();
            throw unusable;
        }
    }

    private Statements prepare() throws SQLException {
        return new Statements(
                connection.prepareStatement("BEGIN IMMEDIATE"),
                connection.prepareStatement("COMMIT"),
                // The text comes as bytes that are UTF-8 already; the cast only names them text.
                connection.prepareStatement("INSERT INTO batch VALUES(?, ?, ?, ?, ?, ?, CAST(? AS TEXT))"),
                connection.prepareStatement("INSERT OR REPLACE INTO totals VALUES(1, ?, ?)"));
    }

    /** The file's name: the position it begins at. */
    static String name(long first) {
        return String.format(Locale.ROOT, "%012d.db", first);
    }

    /** Makes the segment's file with its tables; it gets its name only when it is whole, so that a file without them is a damaged one. */
    static void create(Path file, Totals totals) throws SQLException, IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        SegmentFiles.delete(unfinished);
        try (Connection connection = Sqlite.begin(unfinished)) {
            Sqlite.execute(connection, BATCH);
            Sqlite.execute(connection, TOTALS);
            Sqlite.execute(connection, "PRAGMA user_version = " + VERSION);
        }
        try (Segment segment = new Segment(unfinished)) {
            segment.write(List.of(), totals);
        }
        place(unfinished, file);
    }

    /** Gives a whole file its name, for good. */
    static void place(Path from, Path to) throws IOException {
        try (FileChannel written = FileChannel.open(from, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        SegmentFiles.syncFolderOf(to);
    }

    /** Commits rows and totals in one transaction; when it fails, nothing of it is there. */
    void write(List<BatchRow> rows, Totals totals) throws SQLException {
        Statements statements = prepared == null ? prepare() : prepared;
        prepared = null;
        try {
            statements.begin.execute();
            for (BatchRow row : rows) {
                insert(statements.insert, row);
            }
            String text = totals.toText();
            statements.update.setLong(1, Totals.crc(text));
            statements.update.setString(2, text);
            statements.update.executeUpdate();
            statements.commit.execute();
            prepared = statements;
        } catch (SQLException failed) {
            rollback(failed);
            close(statements);
            throw failed;
        }
    }

    private static void insert(PreparedStatement insert, BatchRow row) throws SQLException {
        insert.setLong(1, row.first());
        insert.setInt(2, row.count());
        insert.setLong(3, row.stamp());
        insert.setString(4, BatchRow.word(row.kind()));
        insert.setString(5, row.area());
        insert.setLong(6, row.crc());
        insert.setBytes(7, row.text());
        insert.executeUpdate();
    }

    private static void close(Statements statements) throws SQLException {
        statements.begin.close();
        statements.commit.close();
        statements.insert.close();
        statements.update.close();
    }

    private void rollback(SQLException failed) {
        try {
            Sqlite.execute(connection, "ROLLBACK");
        } catch (SQLException already) {
            // SQLite rolls back by itself after some errors.
            failed.addSuppressed(already);
        }
    }

    Path file() {
        return file;
    }

    /** Bytes on disk. */
    long bytes() {
        return SegmentFiles.bytes(file);
    }

    /** Brings what is in the write-ahead log into the file and empties it. */
    void checkpoint() throws SQLException {
        Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /** Makes the file one that nothing is beside, when no one reads it now. */
    void finish() throws SQLException {
        checkpoint();
        Sqlite.execute(connection, "PRAGMA journal_mode = DELETE");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
