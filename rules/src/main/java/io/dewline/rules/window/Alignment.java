package io.dewline.rules.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Where clock-aligned windows of one length begin and end in one time zone: at multiples of the length from local midnight, or at local midnights for
 * days. Remembers the stretch of constant offset it was last asked about, so that a question costs no calendar. Times are epoch milliseconds.
 */
public final class Alignment {
    /** The length of a calendar day's window; its real length follows the calendar. */
    public static final long DAY = 86_400_000;

    private final long length;
    private final ZoneId zone;
    private long knownFrom = Long.MAX_VALUE;
    private long knownTo = Long.MIN_VALUE;
    private long offset;

    /**
     * Windows of {@code length} milliseconds.
     *
     * @throws IllegalArgumentException when a day is no multiple of the length
     */
    public Alignment(long length, ZoneId zone) {
        if (length <= 0 || DAY % length != 0) {
            throw new IllegalArgumentException("a day is no multiple of " + length + " ms");
        }
        this.length = length;
        this.zone = zone;
    }

    public long length() {
        return length;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The start of the window that holds {@code at}. */
    public long start(long at) {
        if (length == DAY) {
            return midnight(at, 0);
        }
        know(at);
        return Math.floorDiv(at + offset, length) * length - offset;
    }

    /** The end (exclusive) of the window that starts at {@code start}. */
    public long end(long start) {
        return length == DAY ? midnight(start, 1) : start + length;
    }

    /** The local day of {@code at}, counted from 1970-01-01. */
    public long day(long at) {
        know(at);
        return Math.floorDiv(at + offset, DAY);
    }

    private long midnight(long at, int daysLater) {
        long day = day(at) + daysLater;
        long guess = day * DAY - offset;
        if (guess >= knownFrom && guess < knownTo) {
            return guess;
        }
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private void know(long at) {
        if (at >= knownFrom && at < knownTo) {
            return;
        }
        Instant instant = Instant.ofEpochMilli(at);
        ZoneOffsetTransition before = zone.getRules().previousTransition(instant.plusMillis(1));
        ZoneOffsetTransition after = zone.getRules().nextTransition(instant);
        knownFrom = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
        knownTo = after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli();
        offset = zone.getRules().getOffset(instant).getTotalSeconds() * 1_000L;
    }
}
