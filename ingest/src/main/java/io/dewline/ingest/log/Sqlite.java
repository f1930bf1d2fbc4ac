package io.dewline.ingest.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections to segment files, and what SQLite's errors mean for the log. */
final class Sqlite {
    /** Bytes of a page; salvage relies on it. */
    static final int PAGE = 8_192;

    private static final int FULL = 13;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final int ERROR = 1;
    private static final int PRIMARY = 0xff;

    private Sqlite() {}

    /** A connection that begins a file: a page's size is fixed before anything else is set. */
    static Connection begin(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A connection that writes: write-ahead log, every commit on the disk before it returns. */
    static Connection write(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // No one else writes: only a person with the sqlite3 shell could hold us up.
        config.setBusyTimeout(500);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    static Connection read(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the disk is full. */
    static boolean full(SQLException error) {
        return (error.getErrorCode() & PRIMARY) == FULL;
    }

    /** Whether the file's content is not what it should be, as opposed to trouble of the machine. */
    static boolean damage(SQLException error) {
        int code = error.getErrorCode() & PRIMARY;
        String message = String.valueOf(error.getMessage());
        // A read that ends before the page does: the file was cut.
        boolean cut = error instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ;
        return cut
                || code == CORRUPT
                || code == NOT_A_DATABASE
                || (code == ERROR && (message.contains("no such") || message.contains("malformed")));
    }
}
