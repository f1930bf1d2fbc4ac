package io.dewline.ingest.log;

import io.dewline.model.Control;
import java.util.List;

/**
 * How the log is.
 *
 * @param bytes on disk, all segments
 * @param held bytes of the segments that some cursor still needs; all of them while there is no cursor
 * @param maxBytes what {@code log.max_bytes} allows
 * @param filled the highest of 50, 80, 95, 100 (percent of maxBytes) that {@code held} has reached; 0 below
 * @param hoursLeft until maxBytes or the disk is full at the last hour's rate; infinite while it does not grow
 * @param oldestStamp epoch milliseconds, -1 when the log is empty
 * @param newestStamp epoch milliseconds, -1 when the log is empty
 * @param refusing whether readings are refused now
 * @param reason why, "" while not refusing
 * @param gaps positions lost to damage, from (inclusive) to (exclusive)
 */
public record LogStatus(
        StampClock.Mode clock,
        long bytes,
        long held,
        long maxBytes,
        int filled,
        double hoursLeft,
        int segments,
        long oldestStamp,
        long newestStamp,
        boolean refusing,
        String reason,
        List<Cursor> cursors,
        List<Control.Gap> gaps) {

    public LogStatus {
        cursors = List.copyOf(cursors);
        gaps = List.copyOf(gaps);
    }

    /** How far a consumer is in an area; {@code owned} tells whether it has spoken since the log was opened. */
    public record Cursor(String name, String area, long position, boolean owned) {}
}
