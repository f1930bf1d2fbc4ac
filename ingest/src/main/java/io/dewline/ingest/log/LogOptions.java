package io.dewline.ingest.log;

import java.time.Duration;

/**
 * The log's settings.
 *
 * @param clock what stamps follow; fixed for the life of a log
 * @param maxBytes {@code log.max_bytes}: what all segments together may take
 * @param whenFull {@code log.when_full}: what happens then
 * @param keep {@code log.keep}: how long a segment stays after all cursors have passed it, while there is room
 * @param segmentBytes at which a segment is closed
 * @param segmentAge at which a segment is closed
 * @param commitReadings how many entries one transaction takes at most; a larger draft is a transaction of its own
 * @param ballastBytes a file that is given up when the disk is full, so that control records, notes and alarms can still be written
 * @param memoryEntries how many of the last entries are kept in memory for caught-up consumers
 * @param startHold how long after a restart stamps wait for the link, so that what queued meanwhile is not late
 */
public record LogOptions(
        StampClock.Mode clock,
        long maxBytes,
        WhenFull whenFull,
        Duration keep,
        long segmentBytes,
        Duration segmentAge,
        int commitReadings,
        long ballastBytes,
        int memoryEntries,
        Duration startHold) {

    /** What happens at {@code log.max_bytes}. */
    public enum WhenFull {
        /** Nothing more is taken in, so nothing more is acknowledged. */
        REFUSE,
        /** Rules go on; the oldest segments are given up for the store and counted as not stored. */
        SKIP_STORE
    }

    public LogOptions {
        require(segmentBytes >= 64 << 10, "log.segment_bytes must be at least 65536");
        require(maxBytes >= 2 * segmentBytes, "log.max_bytes must be at least twice log.segment_bytes");
        require(!keep.isNegative(), "log.keep must not be negative");
        require(segmentAge.compareTo(Duration.ofSeconds(1)) >= 0, "log.segment_age must be at least 1 s");
        require(commitReadings >= 1, "log.commit_readings must be at least 1");
        require(ballastBytes >= 0, "log.ballast_bytes must not be negative");
        require(memoryEntries >= 0, "log.memory_entries must not be negative");
        require(!startHold.isNegative(), "log.start_hold must not be negative");
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException(what);
        }
    }

    /** 20 GiB, refusing when full, a week kept, segments of 256 MiB or a day. */
    public static LogOptions defaults() {
        return new LogOptions(
                StampClock.Mode.WALL,
                20L << 30,
                WhenFull.REFUSE,
                Duration.ofDays(7),
                256L << 20,
                Duration.ofDays(1),
                2_000,
                8L << 20,
                5_000,
                Duration.ofMinutes(2));
    }

    public LogOptions withClock(StampClock.Mode mode) {
        return new LogOptions(
                mode,
                maxBytes,
                whenFull,
                keep,
                segmentBytes,
                segmentAge,
                commitReadings,
                ballastBytes,
                memoryEntries,
                startHold);
    }

    /** Bounds of the files. */
    public LogOptions withBytes(long segment, long max, WhenFull then) {
        return new LogOptions(
                clock, max, then, keep, segment, segmentAge, commitReadings, ballastBytes, memoryEntries, startHold);
    }

    public LogOptions withKeep(Duration kept) {
        return new LogOptions(
                clock,
                maxBytes,
                whenFull,
                kept,
                segmentBytes,
                segmentAge,
                commitReadings,
                ballastBytes,
                memoryEntries,
                startHold);
    }

    public LogOptions withBallast(long bytes) {
        return new LogOptions(
                clock,
                maxBytes,
                whenFull,
                keep,
                segmentBytes,
                segmentAge,
                commitReadings,
                bytes,
                memoryEntries,
                startHold);
    }

    public LogOptions withMemory(int entries) {
        return new LogOptions(
                clock,
                maxBytes,
                whenFull,
                keep,
                segmentBytes,
                segmentAge,
                commitReadings,
                ballastBytes,
                entries,
                startHold);
    }
}
