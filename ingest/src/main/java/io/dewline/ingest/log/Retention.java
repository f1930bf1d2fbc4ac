package io.dewline.ingest.log;

import io.dewline.model.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives segments up: those that all cursors have passed, and under {@link LogOptions.WhenFull#SKIP_STORE} those that only the store still needs. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final LogState state;
    private final LogOptions options;
    private final List<Path> undeleted = new ArrayList<>();
    private boolean skipping;
    private volatile Closed counted = new Closed(List.of(), 0);

    /** Closed segments do not change: their bytes are counted once. */
    private record Closed(List<ClosedSegment> segments, long bytes) {}

    Retention(LogState state, LogOptions options) {
        this.state = state;
        this.options = options;
    }

    /** Bytes of all segments. */
    long bytes() {
        LogState.View view = state.view();
        return closedBytes(view.closed()) + SegmentFiles.bytes(view.current());
    }

    private long closedBytes(List<ClosedSegment> closed) {
        Closed known = counted;
        if (known.segments != closed) {
            known = new Closed(
                    closed, closed.stream().mapToLong(ClosedSegment::bytes).sum());
            counted = known;
        }
        return known.bytes;
    }

    /** Bytes of the segments that some cursor needs. */
    long held() {
        LogState.View view = state.view();
        return view.closed().stream()
                        .filter(segment -> !passed(segment, ""))
                        .mapToLong(ClosedSegment::bytes)
                        .sum()
                + SegmentFiles.bytes(view.current());
    }

    /** Gives up what all cursors passed longer ago than the log keeps; {@code now} in epoch milliseconds. */
    void expire(long now) {
        undeleted.removeIf(Retention::delete);
        if (skipping && bytes() < options.maxBytes() / 2) {
            skipping = false;
            LOG.atInfo().log("The log has room again: it gives up nothing that is not stored");
        }
        while (!state.view().closed().isEmpty()) {
            LogState.View view = state.view();
            long closedAt = view.closed().size() > 1
                    ? view.closed().get(1).end().created()
                    : view.totals().created();
            if (now - closedAt < options.keep().toMillis()
                    || !passed(view.closed().get(0), "")) {
                return;
            }
            giveUp(view.totals());
        }
    }

    /** Makes room under {@code log.max_bytes} as far as the options allow; returns whether there is room now. */
    boolean makeRoom() {
        while (bytes() >= options.maxBytes() && oldestPassed("")) {
            giveUp(state.view().totals());
        }
        if (options.whenFull() == LogOptions.WhenFull.SKIP_STORE) {
            while (bytes() >= options.maxBytes() && oldestPassed(Log.STORE)) {
                giveUp(withoutStoring(state.view()));
            }
        }
        return bytes() < options.maxBytes();
    }

    private boolean oldestPassed(String except) {
        List<ClosedSegment> closed = state.view().closed();
        return !closed.isEmpty() && passed(closed.get(0), except);
    }

    /** Whether every cursor but one is behind the segment; while no one has said what it needs, all is needed. */
    private boolean passed(ClosedSegment segment, String except) {
        Map<String, Map<String, Long>> cursors = state.view().totals().cursors();
        if (cursors.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Map<String, Long>> cursor : cursors.entrySet()) {
            for (Map.Entry<String, Long> position : cursor.getValue().entrySet()) {
                if (!cursor.getKey().equals(except)
                        && position.getValue() < segment.end().last(position.getKey())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The totals after the oldest segment is given up for the store: its cursor behind it, and what it missed counted. */
    private Totals withoutStoring(LogState.View view) {
        ClosedSegment oldest = view.closed().get(0);
        Totals totals = view.totals().copy();
        Map<String, Long> stored = view.totals().cursors().getOrDefault(Log.STORE, Map.of());
        long all = 0;
        for (Map.Entry<String, Long> position : stored.entrySet()) {
            String area = position.getKey();
            long missed = oldest.end().count(area, LedgerCounts.READINGS)
                    - oldest.end().before(area, LedgerCounts.READINGS)
                    - upTo(oldest, area, position.getValue());
            if (missed > 0) {
                totals.add(area, LedgerCounts.NOT_STORED, missed);
                all += missed;
            }
            totals.cursor(Log.STORE, area, oldest.end().last(area));
        }
        if (all > 0 && !skipping) {
            skipping = true;
            LOG.atError()
                    .addKeyValue("segment", oldest.file().getFileName())
                    .addKeyValue("readings", all)
                    .log("The log is full: it gives up readings that were not stored");
        }
        return totals;
    }

    private long upTo(ClosedSegment segment, String area, long position) {
        if (position < segment.first()) {
            return 0;
        }
        try {
            return state.readers.read(segment.file(), reader -> reader.count(area, Batch.Kind.READINGS, position));
        } catch (SQLException | Damaged unreadable) {
            // Better to count too many as not stored than too few.
            return 0;
        }
    }

    private void giveUp(Totals totals) {
        LogState.View view = state.view();
        ClosedSegment oldest = view.closed().get(0);
        state.view(new LogState.View(
                view.closed().subList(1, view.closed().size()), view.first(), view.current(), totals));
        state.readers.evict(oldest.file());
        if (!delete(oldest.file())) {
            undeleted.add(oldest.file());
        }
    }

    private static boolean delete(Path file) {
        try {
            SegmentFiles.delete(file);
            return true;
        } catch (IOException held) {
            return false;
        }
    }
}
