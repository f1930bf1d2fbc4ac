package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Entry;
import io.dewline.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a log's folder: finishes what a crash interrupted, migrates, checks, salvages. Damage never keeps a log from opening. */
final class LogFolder {
    private static final Logger LOG = LoggerFactory.getLogger(LogFolder.class);

    private final Path folder;
    private final LogOptions options;
    private final LogTime time;
    private final List<ClosedSegment> closed = new ArrayList<>();
    private final List<Control.Gap> lost = new ArrayList<>();
    /** The gaps that the last segment tells: those of older segments that were found later are only there. */
    private final List<Control.Gap> known = new ArrayList<>();

    LogFolder(Path folder, LogOptions options, LogTime time) {
        this.folder = folder;
        this.options = options;
        this.time = time;
    }

    /** The segments, oldest first, the totals, and what was found to be lost. */
    record Opened(List<ClosedSegment> closed, long first, Segment current, Totals totals, List<Control.Gap> lost) {}

    /** Opens the folder; positions go on above {@code reached}, the highest that any consumer is known to have passed. */
    Opened open(long reached) throws IOException, SQLException {
        Salvage.finishAll(folder);
        NavigableMap<Long, Path> files = SegmentFiles.list(folder);
        Totals totals = new Totals(options.clock(), time.now(), 0);
        if (files.isEmpty()) {
            if (reached >= 0) {
                missing(totals, 0, reached + 1);
                totals.next(reached + 1);
            }
            Path file = folder.resolve(Segment.name(totals.next()));
            Segment.create(file, totals);
            return new Opened(List.of(), totals.next(), new Segment(file), totals, lost);
        }
        dropUnusedLast(files);
        learnGaps(files.lastEntry().getValue());
        for (Map.Entry<Long, Path> file : files.headMap(files.lastKey(), false).entrySet()) {
            Long next = files.higherKey(file.getKey());
            ClosedSegment segment =
                    checkedClosed(file.getKey(), file.getValue(), next == null ? file.getKey() : next, totals);
            closed.add(segment);
            totals = segment.end();
        }
        return last(files.lastKey(), files.lastEntry().getValue(), totals, reached);
    }

    /** Removes a last segment that was begun and never used, where the one before went on instead. */
    private static void dropUnusedLast(NavigableMap<Long, Path> files) throws IOException, SQLException {
        Map.Entry<Long, Path> last = files.lastEntry();
        Map.Entry<Long, Path> before = files.lowerEntry(last.getKey());
        if (before == null) {
            return;
        }
        try (SegmentReader unused = new SegmentReader(last.getValue());
                SegmentReader used = new SegmentReader(before.getValue())) {
            if (unused.totals().next() > last.getKey() || used.totals().next() <= last.getKey()) {
                return;
            }
        } catch (Damaged damage) {
            return;
        }
        SegmentFiles.delete(last.getValue());
        files.remove(last.getKey());
    }

    private void learnGaps(Path last) throws SQLException {
        try (SegmentReader reader = new SegmentReader(last)) {
            known.addAll(reader.totals().gaps());
            known.sort(Comparator.comparingLong(Control.Gap::from));
        } catch (Damaged damage) {
            // It is salvaged when its turn comes.
        }
    }

    private ClosedSegment checkedClosed(long first, Path file, long next, Totals before)
            throws IOException, SQLException {
        Totals end;
        try {
            Migrations.CURRENT.bring(file);
            try (SegmentReader reader = new SegmentReader(file)) {
                end = reader.totals();
            }
            sameClock(end);
            if (end.next() > next) {
                throw new Damaged("it ends behind the beginning of the next");
            }
        } catch (Damaged damage) {
            end = salvaged(file, new Salvage.Known(first, next, before, known), damage);
        }
        if (end.next() < next) {
            end = end.copy();
            missing(end, end.next(), next);
            end.next(next);
        }
        return new ClosedSegment(first, file, end);
    }

    /** Opens the last segment again after its connection was given up. */
    Opened reopen(List<ClosedSegment> before, long first, Path file, Totals known) throws IOException, SQLException {
        closed.addAll(before);
        this.known.addAll(known.gaps());
        return last(
                first,
                file,
                before.isEmpty() ? known : before.get(before.size() - 1).end(),
                -1);
    }

    private Opened last(long first, Path file, Totals before, long reached) throws IOException, SQLException {
        List<BatchRow> unseen = new ArrayList<>();
        boolean lostCommits = Files.exists(SegmentFiles.wal(file)) && unseen(file, unseen);
        Totals totals;
        try {
            Migrations.CURRENT.bring(file);
            totals = verified(first, file);
        } catch (Damaged damage) {
            totals = salvaged(file, new Salvage.Known(first, -1, before, known), damage);
            unseen.clear();
        }
        sameClock(totals);
        totals = totals.copy();
        Segment current = new Segment(file);
        try {
            takeUnseen(current, totals, unseen, lostCommits);
            if (totals.next() <= reached) {
                missing(totals, totals.next(), reached + 1);
                totals.next(reached + 1);
            }
            lost.forEach(totals::gap);
            return new Opened(closed, first, current, totals, lost);
        } catch (SQLException | RuntimeException failed) {
            current.close();
            throw failed;
        }
    }

    private void sameClock(Totals totals) {
        if (totals.clock() != options.clock()) {
            throw new LogRefused("the log " + folder + " was begun with clock: "
                    + totals.clock().word() + " and cannot go on with clock: "
                    + options.clock().word());
        }
    }

    /** Checks every row of the last segment: we are about to write into its tree. */
    private static Totals verified(long first, Path file) throws SQLException, Damaged {
        try (SegmentReader reader = new SegmentReader(file)) {
            Totals totals = reader.totals();
            long end = reader.walk(first - 1, first, totals.gaps(), row -> true);
            if (end != totals.next() && !SegmentReader.lost(totals.gaps(), end, totals.next())) {
                throw new Damaged("rows between " + end + " and " + totals.next() + " are missing");
            }
            return totals;
        }
    }

    /** Collects the rows of the write-ahead log before SQLite reads and empties it; returns whether SQLite will not see all its commits. */
    private static boolean unseen(Path file, List<BatchRow> into) throws IOException {
        try (PageScan wal = PageScan.wal(file)) {
            for (long first : wal.firsts()) {
                into.add(wal.row(first));
            }
            return wal.lostCommits();
        }
    }

    /** Adds what SQLite did not recover of the write-ahead log: whole rows that follow on; those behind a hole only when there was damage for sure. */
    private void takeUnseen(Segment current, Totals totals, List<BatchRow> unseen, boolean lostCommits)
            throws SQLException {
        List<BatchRow> rows = new ArrayList<>();
        for (BatchRow row : unseen) {
            if (row.first() < totals.next() || (row.first() > totals.next() && !lostCommits)) {
                continue;
            }
            missing(totals, totals.next(), row.first());
            totals.take(row, entries(row));
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            current.write(rows, totals);
            LOG.atWarn()
                    .addKeyValue("batches", rows.size())
                    .addKeyValue("positions_lost", lost)
                    .log("Recovered batches that SQLite had given up");
        }
    }

    private static List<? extends Entry> entries(BatchRow row) {
        return row.kind() == Batch.Kind.DEAD_LETTERS
                ? new EntryReader(Kinds.kinds()).read(row.kind(), row.text())
                : List.of();
    }

    private Totals salvaged(Path file, Salvage.Known known, Damaged damage) throws IOException, SQLException {
        Salvage.Outcome outcome = Salvage.of(file, known, String.valueOf(damage.getMessage()));
        lost.addAll(outcome.lost());
        return outcome.totals();
    }

    private void missing(Totals totals, long from, long to) {
        if (from < to && !SegmentReader.lost(totals.gaps(), from, to) && !SegmentReader.lost(known, from, to)) {
            Control.Gap gap = new Control.Gap(from, to);
            totals.gap(gap);
            lost.add(gap);
        }
    }
}
