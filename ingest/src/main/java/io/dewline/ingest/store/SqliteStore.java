package io.dewline.ingest.store;

import io.dewline.ingest.store.StoreOutcome.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded store: one SQLite file, a row for each field of each line. */
public final class SqliteStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);
    private static final SqliteFile.Schema SCHEMA = new SqliteFile.Schema(
            1,
            List.of(
                    """
            CREATE TABLE track(
              id INTEGER PRIMARY KEY, series TEXT NOT NULL, measurement TEXT NOT NULL,
              site TEXT NOT NULL, device TEXT NOT NULL, field TEXT NOT NULL, UNIQUE(series, field))""",
                    "CREATE INDEX track_device ON track(device, field)",
                    "CREATE INDEX track_site ON track(measurement, site)",
                    "CREATE TABLE value(track INTEGER NOT NULL, at INTEGER NOT NULL, v NOT NULL, PRIMARY KEY(track, at)) WITHOUT ROWID"));

    private final Path file;
    private final Connection connection;
    private final SqliteHistory history;
    private final LongSupplier now;
    private final Duration keep;
    private SqliteTracks tracks;
    private long pruned = Long.MIN_VALUE;

    /** How long lines are kept by their own time ({@link #FOR_EVER} for always), on a clock that gives epoch milliseconds: the log's, which in a drill is not the wall's. */
    public record Retention(Duration keep, LongSupplier now) {
        public static final Retention FOR_EVER = new Retention(Duration.ZERO, System::currentTimeMillis);
    }

    /**
     * Opens store.db, making it if it is not there.
     *
     * @throws IOException with the reason when it cannot be opened or was written by a newer Dewline
     */
    public SqliteStore(Path file, Retention retention) throws IOException {
        this.file = file;
        this.keep = retention.keep();
        this.now = retention.now();
        this.connection = SqliteFile.open(file, SCHEMA, true);
        try {
            this.tracks = new SqliteTracks(connection);
        } catch (SQLException e) {
            close();
            throw new IOException(file.getFileName() + " cannot be used: " + e.getMessage(), e);
        }
        this.history = new SqliteHistory(file);
    }

    /** Reads a store's file, whether a process has it open or not; changes nothing. */
    public static History read(Path file) {
        return new SqliteHistory(file);
    }

    @Override
    public synchronized StoreOutcome write(List<String> texts) {
        List<Line> lines = new ArrayList<>(texts.size());
        for (String text : texts) {
            try {
                lines.add(LineReader.read(text));
            } catch (LineReader.Malformed e) {
                return StoreOutcome.of(Kind.REFUSED, String.valueOf(e.getMessage()));
            }
        }
        try {
            for (Line line : lines) {
                tracks.write(line);
            }
            tracks.flush();
            prune();
            connection.commit();
            return StoreOutcome.STORED;
        } catch (SQLException e) {
            undo();
            return StoreOutcome.of(Kind.UNAVAILABLE, file.getFileName() + ": " + e.getMessage());
        }
    }

    /** What was not committed is gone, and with it tracks that we believed to be there. */
    private void undo() {
        try {
            SqliteFile.rollback(connection);
            tracks.close();
            tracks = new SqliteTracks(connection);
        } catch (SQLException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", file.getFileName()).log("rollback failed");
        }
    }

    private void prune() throws SQLException {
        long time = now.getAsLong();
        if (!keep.isZero() && (pruned == Long.MIN_VALUE || time - pruned >= PRUNE_EVERY.toMillis())) {
            tracks.forget(time - keep.toMillis());
            pruned = time;
        }
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public String name() {
        return "embedded store " + file.getFileName();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", file.getFileName()).log("closing failed");
        }
    }
}
