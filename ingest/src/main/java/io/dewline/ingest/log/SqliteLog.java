package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.DeviceKind;
import io.dewline.model.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The log in SQLite files: segments {@code log/NNN.db}, one writer thread, group commit. */
public final class SqliteLog implements Log {
    private static final long BEAT = 200;
    private static final int[] THRESHOLDS = {50, 80, 95, 100};

    private final FolderLock lock;
    private final LogOptions options;
    private final LogState state;
    private final LogWriter writer;
    private final LogReads reads;
    private final Ballast ballast;
    private final Thread thread;
    private LogTime.@Nullable Beating beating;

    private SqliteLog(FolderLock lock, LogFiles files, LogFolder.Opened opened, Setting setting) {
        this.lock = lock;
        this.options = setting.options;
        this.ballast = files.ballast();
        this.state = new LogState(
                new LogState.View(
                        opened.closed(), opened.first(), opened.current().file(), opened.totals()),
                new Tail(options.memoryEntries()));
        this.writer = new LogWriter(files, options, setting.time, state);
        this.reads = new LogReads(state, first -> writer.between(() -> writer.repair(first)));
        this.thread = new Thread(writer, "dewline-log");
    }

    private record Setting(LogOptions options, LogTime time) {}

    /**
     * Opens or begins a log.
     *
     * @param reached the highest position that any consumer is known to have passed, -1 when none: positions go on above it, whatever the files have lost
     * @throws LogRefused when another process has the log, a file is of a newer version, its clock is another, or the folder cannot be written
     */
    public static SqliteLog open(Path folder, LogOptions options, LogTime time, long reached) {
        FolderLock lock = null;
        try {
            Files.createDirectories(folder);
            lock = FolderLock.take(folder);
            LogFiles files = new LogFiles(folder, options, time);
            LogFolder.Opened opened = files.open(reached);
            SqliteLog log = new SqliteLog(lock, files, opened, new Setting(options, time));
            log.start(time, opened);
            return log;
        } catch (IOException | SQLException unusable) {
            release(lock);
            throw new LogRefused("the log " + folder + " cannot be opened: " + unusable.getMessage(), unusable);
        } catch (LogRefused refused) {
            release(lock);
            throw refused;
        }
    }

    /** Opens or begins a log on the machine's time, with no consumer's position known. */
    public static SqliteLog open(Path folder, LogOptions options) {
        return open(folder, options, LogTime.system(), -1);
    }

    private void start(LogTime time, LogFolder.Opened opened) {
        writer.begin(opened.lost());
        thread.start();
        beating = time.every(BEAT, () -> {
            long now = time.now();
            var unused = writer.between(() -> writer.beat(now));
        });
    }

    private static void release(@Nullable FolderLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException unimportant) {
                // The system releases it with the process.
            }
        }
    }

    @Override
    public CompletionStage<Long> append(List<Draft> drafts) {
        return writer.append(drafts);
    }

    @Override
    public List<Batch> read(String area, long after, int maxEntries) {
        List<Batch> recent = state.tail.read(area, after, maxEntries);
        return recent != null ? recent : reads.batches(area, after, maxEntries);
    }

    @Override
    public List<LogText> readText(String area, long after, int maxEntries) {
        return reads.rows(area, after, maxEntries).stream()
                .map(BatchRow::toText)
                .toList();
    }

    @Override
    public long end(String area) {
        return state.view().totals().last(area);
    }

    @Override
    public long readingsAfter(String area, long after) {
        return reads.readingsAfter(area, after);
    }

    @Override
    public Set<String> areas() {
        Set<String> areas = new TreeSet<>();
        state.view().totals().areas().forEach(areas::add);
        return areas;
    }

    @Override
    public void onCommit(CommitListener listener) {
        state.listeners.add(listener);
    }

    @Override
    public void kinds(Map<String, DeviceKind> kinds) {
        state.kinds(kinds);
    }

    @Override
    public void passed(String cursor, String area, long position) {
        if (!Words.isId(cursor)) {
            throw new IllegalArgumentException("a cursor's name is an id: " + cursor);
        }
        state.cursors.merge(new LogState.Key(cursor, area), position, Math::max);
    }

    @Override
    public boolean dropCursor(String cursor) {
        boolean[] known = {false};
        try {
            writer.between(() -> known[0] = writer.drop(cursor)).join();
        } catch (CompletionException failed) {
            throw new LogRefused("the cursor could not be dropped", failed.getCause());
        }
        return known[0];
    }

    @Override
    public LogStatus status() {
        LogState.View view = state.view();
        long held = writer.retention().held();
        int filled = 0;
        for (int threshold : THRESHOLDS) {
            if (held >= options.maxBytes() / 100.0 * threshold) {
                filled = threshold;
            }
        }
        long newest = -1;
        for (String area : view.totals().areas()) {
            newest = Math.max(newest, view.totals().stamp(area));
        }
        return new LogStatus(
                options.clock(),
                writer.retention().bytes(),
                held,
                options.maxBytes(),
                filled,
                hoursLeft(held),
                view.closed().size() + 1,
                oldestStamp(),
                newest,
                !state.refusal().isEmpty(),
                state.refusal(),
                cursors(view.totals()),
                view.totals().gaps());
    }

    private double hoursLeft(long held) {
        double room = Math.min(Math.max(0, options.maxBytes() - held), ballast.free());
        return state.bytesPerHour() > 0 ? room / state.bytesPerHour() : Double.POSITIVE_INFINITY;
    }

    private long oldestStamp() {
        try {
            return reads.oldestStamp();
        } catch (LogRefused unreadable) {
            return -1;
        }
    }

    private List<LogStatus.Cursor> cursors(Totals totals) {
        List<LogStatus.Cursor> cursors = new ArrayList<>();
        totals.cursors()
                .forEach((name, positions) -> positions.forEach((area, position) -> {
                    Long told = state.cursors.get(new LogState.Key(name, area));
                    long reached = told == null ? position : Math.max(told, position);
                    cursors.add(new LogStatus.Cursor(name, area, reached, told != null));
                }));
        return cursors;
    }

    @Override
    public LedgerCounts ledger() {
        return state.view().totals().ledger();
    }

    @Override
    public void close() {
        if (beating != null) {
            beating.close();
        }
        writer.end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        state.readers.close();
        release(lock);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
