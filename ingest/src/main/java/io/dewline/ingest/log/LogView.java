package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeviceKind;
import io.dewline.model.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks into a log's folder from outside, whether a process has it open or not; changes nothing. */
public final class LogView {
    private final Path folder;

    private LogView(Path folder) {
        this.folder = folder;
    }

    /** What to look for: an area ("" for all), a kind (null for all), and positions from (inclusive) to (exclusive). */
    public record Query(String area, Batch.@Nullable Kind kind, long from, long to) {
        public static final Query ALL = new Query("", null, 0, Long.MAX_VALUE);
    }

    /** A file of the log. {@code begun} in epoch milliseconds; {@code trouble} says why it cannot be read, "" when it can. */
    public record SegmentFile(Path file, long first, long bytes, long begun, String trouble) {}

    /** What the files tell. {@code ends} has each area's last position; cursors are as of the last commit. */
    public record Summary(
            String clock,
            List<SegmentFile> segments,
            Map<String, Long> ends,
            LedgerCounts ledger,
            List<LogStatus.Cursor> cursors,
            List<Control.Gap> gaps) {}

    public static LogView of(Path folder) {
        return new LogView(folder);
    }

    /**
     * Gives the batches asked for, oldest first, until {@code taker} says no; a damaged segment is passed over.
     *
     * @return what could not be read, in words
     * @throws LogRefused when the folder cannot be read
     */
    public List<String> each(Query query, Predicate<LogText> taker) {
        List<String> trouble = new ArrayList<>();
        NavigableMap<Long, Path> files = files();
        boolean[] stopped = {false};
        for (Map.Entry<Long, Path> file : files.entrySet()) {
            Long next = files.higherKey(file.getKey());
            if (stopped[0] || (next != null && next <= query.from()) || file.getKey() >= query.to()) {
                continue;
            }
            try (SegmentReader reader = new SegmentReader(file.getValue())) {
                List<Control.Gap> gaps = reader.totals().gaps();
                // A batch that holds the first position may begin before it.
                reader.walk(file.getKey() - 1, file.getKey(), gaps, row -> {
                    stopped[0] = row.first() >= query.to() || (wanted(query, row) && !taker.test(row.toText()));
                    return !stopped[0];
                });
            } catch (SQLException | Damaged unreadable) {
                trouble.add(file.getValue().getFileName() + ": " + unreadable.getMessage());
            }
        }
        return trouble;
    }

    /**
     * The same as {@link #each}, as batches; a quantity that none of {@code kinds} declares is a plain number. A batch that cannot be read is passed over.
     *
     * @throws LogRefused when the folder cannot be read
     */
    public List<String> batches(Query query, Map<String, DeviceKind> kinds, Predicate<Batch> taker) {
        EntryReader reader = new EntryReader(kinds);
        List<String> unreadable = new ArrayList<>();
        List<String> trouble = new ArrayList<>(each(query, text -> {
            byte[] lines = text.text().getBytes(StandardCharsets.UTF_8);
            List<? extends Entry> entries;
            try {
                entries = reader.read(text.kind(), lines);
            } catch (IllegalArgumentException malformed) {
                unreadable.add("position " + text.first() + ": " + malformed.getMessage());
                return true;
            }
            return taker.test(new Batch(text.area(), text.first(), text.stamp(), text.kind(), entries));
        }));
        trouble.addAll(unreadable);
        return trouble;
    }

    private static boolean wanted(Query query, BatchRow row) {
        return row.last() >= query.from()
                && (query.area().isEmpty() || query.area().equals(row.area()))
                && (query.kind() == null || query.kind() == row.kind());
    }

    /** What the files tell about the log as a whole.
     *
     * @throws LogRefused when the folder cannot be read */
    public Summary summary() {
        List<SegmentFile> segments = new ArrayList<>();
        Totals last = new Totals(StampClock.Mode.WALL, 0, 0);
        String clock = "";
        for (Map.Entry<Long, Path> file : files().entrySet()) {
            String trouble = "";
            long begun = -1;
            try (SegmentReader reader = new SegmentReader(file.getValue())) {
                last = reader.totals();
                clock = last.clock().word();
                begun = last.created();
            } catch (SQLException | Damaged unreadable) {
                trouble = String.valueOf(unreadable.getMessage());
            }
            segments.add(new SegmentFile(
                    file.getValue(), file.getKey(), SegmentFiles.bytes(file.getValue()), begun, trouble));
        }
        Map<String, Long> ends = new TreeMap<>();
        for (String area : last.areas()) {
            ends.put(area, last.last(area));
        }
        List<LogStatus.Cursor> cursors = new ArrayList<>();
        last.cursors()
                .forEach((name, positions) -> positions.forEach(
                        (area, position) -> cursors.add(new LogStatus.Cursor(name, area, position, false))));
        return new Summary(clock, segments, ends, last.ledger(), cursors, last.gaps());
    }

    private NavigableMap<Long, Path> files() {
        try {
            return SegmentFiles.list(folder);
        } catch (IOException absent) {
            throw new LogRefused("the log " + folder + " cannot be read: " + absent.getMessage(), absent);
        }
    }
}
