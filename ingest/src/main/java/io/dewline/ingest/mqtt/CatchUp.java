package io.dewline.ingest.mqtt;

import io.dewline.ingest.log.StampClock.Mode;
import java.time.Duration;

/**
 * Decides when the queue that gathered at the broker while we were away has been taken in. That is so when nothing has arrived for a second; or when of
 * the readings of a second that carry their devices' time more than half were at most ten seconds old on arrival, for a queue is older than that until
 * its end; or after ten minutes, whatever comes. Where the readings are the clock their age says nothing, and there is nothing to wait for. Told the time;
 * not thread safe.
 */
final class CatchUp {
    private static final long QUIET = Duration.ofSeconds(1).toNanos();
    private static final long SPAN = Duration.ofSeconds(1).toNanos();
    private static final long AT_MOST = Duration.ofMinutes(10).toNanos();
    private static final long FRESH = Duration.ofSeconds(10).toMillis();

    private final Mode clock;
    private long begun;
    private long last;
    private long spanBegun;
    private int fresh;
    private int old;
    private boolean caughtUp;

    CatchUp(Mode clock) {
        this.clock = clock;
    }

    /**
     * The connection stands.
     *
     * @param now monotonic nanoseconds, here and everywhere
     */
    void begin(long now) {
        begun = now;
        last = now;
        spanBegun = now;
        caughtUp = clock == Mode.READINGS;
    }

    /** A message arrived. */
    void message(long now) {
        last = now;
    }

    /** A reading with its device's time arrived; {@code age} in milliseconds. */
    void reading(long age, long now) {
        if (age <= FRESH) {
            fresh++;
        } else {
            old++;
        }
        endSpan(now);
    }

    private void endSpan(long now) {
        if (now - spanBegun >= SPAN) {
            caughtUp |= fresh > old;
            fresh = 0;
            old = 0;
            spanBegun = now;
        }
    }

    boolean isCaughtUp(long now) {
        endSpan(now);
        caughtUp |= now - last >= QUIET || now - begun >= AT_MOST;
        return caughtUp;
    }
}
