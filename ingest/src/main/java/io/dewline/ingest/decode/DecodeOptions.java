package io.dewline.ingest.decode;

import io.dewline.ingest.log.StampClock.Mode;
import java.time.Duration;
import java.time.Instant;

/**
 * How device times are judged.
 *
 * @param clock what the log's stamps follow
 * @param skew how far a device's time may be ahead of the arrival (wall clock only)
 * @param earliest no device time may lie before it
 */
public record DecodeOptions(Mode clock, Duration skew, Instant earliest) {
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    public DecodeOptions {
        if (skew.isNegative()) {
            throw new IllegalArgumentException("the skew bound is not negative");
        }
    }

    /** The usual bounds: 2 minutes ahead, nothing before 1990. */
    public static DecodeOptions of(Mode clock) {
        return new DecodeOptions(clock, SKEW, EARLIEST);
    }

    boolean tooEarly(long millis) {
        return millis < earliest.toEpochMilli();
    }

    boolean tooFarAhead(long millis, long arrived) {
        return clock == Mode.WALL && millis > arrived + skew.toMillis();
    }
}
