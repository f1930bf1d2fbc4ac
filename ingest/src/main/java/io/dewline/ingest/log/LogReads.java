package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Reads the log's files; what turns out to be damaged is repaired and read again. */
final class LogReads {
    private static final int ATTEMPTS = 4;

    private final LogState state;
    private final Repair repair;

    /** Asks for a segment to be checked and salvaged. */
    interface Repair {
        CompletionStage<Void> segment(long first);
    }

    LogReads(LogState state, Repair repair) {
        this.state = state;
        this.repair = repair;
    }

    /** A segment to read: where it begins and ends, and its totals. */
    private record Part(long first, Path file, Totals totals) {
        long ends() {
            return totals.next();
        }
    }

    private static final class Broken extends Exception {
        final long first;

        Broken(long first, Damaged damage) {
            super(damage);
            this.first = first;
        }
    }

    List<BatchRow> rows(String area, long after, int maxEntries) {
        return again(view -> {
            List<BatchRow> rows = new ArrayList<>();
            if (after >= view.totals().last(area)) {
                return rows;
            }
            int[] taken = {0};
            boolean[] full = {false};
            for (Part part : parts(view)) {
                if (part.totals.last(area) > after && part.totals.last(area) >= part.first && !full[0]) {
                    walk(part, after, view.totals().gaps(), row -> {
                        if (!row.area().equals(area)) {
                            return true;
                        }
                        full[0] = taken[0] > 0 && taken[0] + row.count() > maxEntries;
                        if (!full[0]) {
                            rows.add(row);
                            taken[0] += row.count();
                        }
                        return !full[0];
                    });
                }
            }
            return rows;
        });
    }

    List<Batch> batches(String area, long after, int maxEntries) {
        List<BatchRow> rows = rows(area, after, maxEntries);
        return state.parse(reader -> rows.stream()
                .map(row -> new Batch(
                        row.area(), row.first(), row.stamp(), row.kind(), reader.read(row.kind(), row.text())))
                .toList());
    }

    long readingsAfter(String area, long after) {
        return again(view -> {
            List<Part> parts = parts(view);
            long passed = parts.get(0).totals.before(area, LedgerCounts.READINGS);
            for (Part part : parts) {
                if (part.first <= after) {
                    passed = part.totals.before(area, LedgerCounts.READINGS);
                    passed += part.ends() - 1 <= after
                            ? part.totals.count(area, LedgerCounts.READINGS) - passed
                            : read(part, reader -> reader.count(area, Batch.Kind.READINGS, after));
                }
            }
            return view.totals().count(area, LedgerCounts.READINGS) - passed;
        });
    }

    /** The stamp of the oldest entry, -1 when there is none. */
    long oldestStamp() {
        return again(view -> {
            for (Part part : parts(view)) {
                long stamp = read(part, SegmentReader::firstStamp);
                if (stamp >= 0) {
                    return stamp;
                }
            }
            return -1L;
        });
    }

    private static List<Part> parts(LogState.View view) {
        List<Part> parts = new ArrayList<>();
        view.closed().forEach(segment -> parts.add(new Part(segment.first(), segment.file(), segment.end())));
        parts.add(new Part(view.first(), view.current(), view.totals()));
        return parts;
    }

    private void walk(Part part, long after, List<Control.Gap> gaps, SegmentReader.Taker taker)
            throws SQLException, Broken {
        boolean[] stopped = {false};
        long end = read(
                part,
                reader -> reader.walk(after, part.first, gaps, row -> {
                    stopped[0] = !taker.take(row);
                    return !stopped[0];
                }));
        if (!stopped[0] && end < part.ends() && !SegmentReader.lost(gaps, end, part.ends())) {
            throw new Broken(part.first, new Damaged("rows between " + end + " and " + part.ends() + " are missing"));
        }
    }

    private <T> T read(Part part, Readers.Reading<T> reading) throws SQLException, Broken {
        try {
            return state.readers.read(part.file, reading);
        } catch (Damaged damage) {
            throw new Broken(part.first, damage);
        }
    }

    private interface Attempt<T> {
        T on(LogState.View view) throws SQLException, Broken;
    }

    private <T> T again(Attempt<T> attempt) {
        for (int tries = 1; ; tries++) {
            LogState.View view = state.view();
            try {
                return attempt.on(view);
            } catch (Broken broken) {
                if (tries == ATTEMPTS) {
                    throw new LogRefused("a damaged segment could not be repaired", broken);
                }
                repaired(broken);
            } catch (SQLException trouble) {
                // The segment may have been given up meanwhile.
                if (tries == ATTEMPTS || state.view().closed().equals(view.closed())) {
                    throw new LogRefused("the log cannot be read: " + trouble.getMessage(), trouble);
                }
            }
        }
    }

    private void repaired(Broken broken) {
        try {
            repair.segment(broken.first).toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new LogRefused("a damaged segment could not be repaired", failed.getCause());
        }
    }

    /** Checks a whole segment.
     *
     * @throws Damaged when it is damaged */
    static void verify(ClosedSegment segment, List<Control.Gap> gaps) throws SQLException, Damaged, IOException {
        try (SegmentReader reader = new SegmentReader(segment.file())) {
            long end = reader.walk(segment.first() - 1, segment.first(), gaps, row -> true);
            reader.totals();
            if (end < segment.ends() && !SegmentReader.lost(gaps, end, segment.ends())) {
                throw new Damaged("rows between " + end + " and " + segment.ends() + " are missing");
            }
        }
    }
}
