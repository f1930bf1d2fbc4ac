package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Entry;
import io.dewline.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a damaged segment's good rows into a new file and sets the damaged one aside under {@code damaged/}. */
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final String COMPLETE = ".salvaged";
    private static final int CHUNK = 500;

    private final List<Control.Gap> lost = new ArrayList<>();
    private int kept;

    private Salvage() {}

    /**
     * What there was to know before: the position that the segment begins at, the one that the next begins at (-1 when this is the last), the totals
     * before it, and the gaps that are known.
     */
    record Known(long begins, long ends, Totals before, List<Control.Gap> gaps) {}

    /** What became of it. */
    record Outcome(Totals totals, List<Control.Gap> lost) {}

    /** Salvages a segment that no connection of this process has open. */
    static Outcome of(Path file, Known known, String why) throws IOException, SQLException {
        Salvage salvage = new Salvage();
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Path complete = file.resolveSibling(file.getFileName() + COMPLETE);
        Totals totals;
        if (Files.exists(file)) {
            try (PageScan scan = PageScan.all(file)) {
                totals = salvage.copy(scan, known, unfinished);
            }
        } else {
            totals = salvage.copy(null, known, unfinished);
        }
        Segment.place(unfinished, complete);
        finish(file);
        LOG.atError()
                .addKeyValue("segment", file.getFileName())
                .addKeyValue("why", why)
                .addKeyValue("batches_kept", salvage.kept)
                .addKeyValue("positions_lost", salvage.lost)
                .log("Salvaged a damaged segment of the log");
        return new Outcome(totals, salvage.lost);
    }

    private Totals copy(@Nullable PageScan scan, Known known, Path to) throws IOException, SQLException {
        Totals found = scan == null ? null : scan.totals();
        Totals totals = found == null ? known.before.opening(known.before.created()) : found.copy();
        long counted = found == null ? known.begins : found.next();
        Segment.create(to, totals);
        long expected = known.begins;
        try (Segment segment = new Segment(to)) {
            List<BatchRow> rows = new ArrayList<>();
            if (scan != null) {
                for (long first : scan.firsts()) {
                    if (first < expected || (known.ends >= 0 && first >= known.ends)) {
                        continue;
                    }
                    BatchRow row = scan.row(first);
                    missing(expected, first, known.gaps);
                    expected = first + row.count();
                    kept++;
                    if (first >= counted) {
                        totals.take(row, letters(row));
                    }
                    totals.reached(row.area(), row.last(), row.stamp());
                    rows.add(row);
                    if (rows.size() == CHUNK) {
                        segment.write(rows, totals);
                        rows.clear();
                    }
                }
            }
            long end = known.ends >= 0 ? known.ends : Math.max(expected, totals.next());
            missing(expected, end, known.gaps);
            totals.next(end);
            known.gaps.forEach(totals::gap);
            lost.forEach(totals::gap);
            segment.write(rows, totals);
            segment.finish();
        }
        return totals;
    }

    /** Only dead letters are counted by what they say. */
    private static List<? extends Entry> letters(BatchRow row) {
        return row.kind() == Batch.Kind.DEAD_LETTERS
                ? new EntryReader(Kinds.kinds()).read(row.kind(), row.text())
                : List.of();
    }

    private void missing(long from, long to, List<Control.Gap> gaps) {
        if (from < to && !SegmentReader.lost(gaps, from, to)) {
            lost.add(new Control.Gap(from, to));
        }
    }

    /** Ends what a crash may have interrupted. Every step can be done again. */
    static void finishAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(COMPLETE)) {
                finish(file.resolveSibling(name.substring(0, name.length() - COMPLETE.length())));
            } else if (name.endsWith(".db.new")) {
                SegmentFiles.delete(file);
            }
        }
    }

    /** Sets the damaged file aside, its write-ahead log first: SQLite must never apply it to the new one. */
    private static void finish(Path file) throws IOException {
        Path aside = file.resolveSibling("damaged");
        Files.createDirectories(aside);
        int n = 1;
        while (Files.exists(aside.resolve(file.getFileName() + "." + n))
                || Files.exists(aside.resolve(file.getFileName() + "." + n + "-wal"))) {
            n++;
        }
        if (Files.exists(SegmentFiles.wal(file))) {
            Files.move(SegmentFiles.wal(file), aside.resolve(file.getFileName() + "." + n + "-wal"));
        }
        Files.deleteIfExists(SegmentFiles.shm(file));
        if (Files.exists(file)) {
            Files.move(file, aside.resolve(file.getFileName() + "." + n));
        }
        Files.move(
                file.resolveSibling(file.getFileName() + COMPLETE),
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        SegmentFiles.syncFolderOf(file);
    }
}
