package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder, the lock, the ballast and the segment that is being written. Used by the writer's thread. */
final class LogFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);

    private final Path folder;
    private final LogOptions options;
    private final LogTime time;
    private final Ballast ballast;
    private @Nullable Segment current;

    LogFiles(Path folder, LogOptions options, LogTime time) {
        this.folder = folder;
        this.options = options;
        this.time = time;
        this.ballast = new Ballast(folder, options.ballastBytes());
    }

    Ballast ballast() {
        return ballast;
    }

    /** Opens the folder; a full disk gets the ballast's room for it. */
    LogFolder.Opened open(long reached) throws IOException, SQLException {
        LogFolder.Opened opened;
        try {
            opened = new LogFolder(folder, options, time).open(reached);
        } catch (IOException | SQLException first) {
            if (!ballast.release()) {
                throw first;
            }
            opened = new LogFolder(folder, options, time).open(reached);
        }
        current = opened.current();
        return opened;
    }

    /** Gives the current segment's connection up and opens it again, checked. */
    LogFolder.Opened reopen(LogState.View view) throws IOException, SQLException {
        Segment old = current;
        current = null;
        if (old != null) {
            closeQuietly(old);
        }
        LogFolder.Opened again =
                new LogFolder(folder, options, time).reopen(view.closed(), view.first(), view.current(), view.totals());
        current = again.current();
        return again;
    }

    void write(List<BatchRow> rows, Totals totals) throws SQLException {
        if (current == null) {
            throw new SQLException("the segment is not open");
        }
        current.write(rows, totals);
    }

    /** After a failed commit: leaves nothing of it in the write-ahead log, where salvage could find it one day. */
    void settle() {
        if (current != null) {
            try {
                current.checkpoint();
            } catch (SQLException later) {
                LOG.atDebug().addKeyValue("reason", later.getMessage()).log("The write-ahead log stays as it is");
            }
        }
    }

    /** Begins another segment and closes the one before; {@code release} gives up what else has it open. Returns the new file. */
    Path roll(Totals opening, Runnable release) throws IOException, SQLException {
        Path file = folder.resolve(Segment.name(opening.next()));
        Segment fresh = begin(file, opening);
        Segment old = current;
        current = fresh;
        release.run();
        if (old != null) {
            try {
                old.finish();
            } catch (SQLException read) {
                // Someone reads it now: it stays as it is, with its write-ahead log beside it.
                LOG.atDebug()
                        .addKeyValue("reason", read.getMessage())
                        .log("A closed segment keeps its write-ahead log");
            }
            closeQuietly(old);
        }
        return file;
    }

    private static Segment begin(Path file, Totals opening) throws IOException, SQLException {
        try {
            Segment.create(file, opening);
            return new Segment(file);
        } catch (IOException | SQLException failed) {
            // The old segment goes on: no other may claim the positions that it takes from here.
            SegmentFiles.delete(file);
            throw failed;
        }
    }

    /** Writes the last totals and closes. */
    void close(Totals totals) {
        if (current == null) {
            return;
        }
        try {
            current.write(List.of(), totals);
            current.checkpoint();
        } catch (SQLException failed) {
            // Cursors are the consumers' own: an older copy here only keeps segments longer.
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("The log could not be closed in order");
        }
        closeQuietly(current);
    }

    private static void closeQuietly(Segment segment) {
        try {
            segment.close();
        } catch (SQLException failed) {
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("A segment could not be closed");
        }
    }
}
