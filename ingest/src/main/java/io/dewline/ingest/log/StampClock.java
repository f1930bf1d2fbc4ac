package io.dewline.ingest.log;

import io.dewline.model.Control;
import io.dewline.model.Reading;

/**
 * Gives an area's entries their stamps (epoch milliseconds), never smaller than the one before. Deterministic: it is told the time.
 *
 * <p>Mode {@link Mode#WALL}: max(previous, now). After a restart stamps stand still until the link is up (or {@code hold} has passed); from link up until
 * caught up they follow the devices' times, at most now, so that what queued meanwhile is judged as of then.
 *
 * <p>Mode {@link Mode#READINGS}: the largest device time seen, at most a day a step. Until the first reading the stamp is {@link #UNKNOWN}; the first
 * reading sets it whatever its time.
 *
 * <p>Readings that were given the arrival's time do not move stamps that follow devices.
 */
public final class StampClock {
    /** The stamp of what was logged before the first reading of a log in mode {@link Mode#READINGS}. */
    public static final long UNKNOWN = 0;

    private static final long DAY = 86_400_000;

    private final Mode mode;
    private final long hold;
    private long previous;
    private Phase phase;
    private long holdUntil;

    /** What stamps follow. */
    public enum Mode {
        /** The machine's time. */
        WALL,
        /** The devices' times: replay, drills, historical runs. */
        READINGS;

        /** The word of configuration and files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private enum Phase {
        /** Restarted; the link has not been up yet. */
        HELD,
        /** The link is up and its queue may be arriving. */
        CATCHING_UP,
        /** Time passes by the machine's clock. */
        LIVE
    }

    private StampClock(Mode mode, long hold, long previous, Phase phase) {
        this.mode = mode;
        this.hold = hold;
        this.previous = previous;
        this.phase = phase;
    }

    /** A clock for an area without entries; {@code hold} in milliseconds. */
    public static StampClock fresh(Mode mode, long hold) {
        return new StampClock(mode, hold, UNKNOWN, Phase.LIVE);
    }

    /** A clock that goes on from the area's last stamp after a restart at {@code now}; {@code hold} in milliseconds. */
    public static StampClock resumed(Mode mode, long hold, long lastStamp, long now) {
        StampClock clock = new StampClock(mode, hold, lastStamp, Phase.HELD);
        clock.holdUntil = now + hold;
        return clock;
    }

    /** A clock in the same state, so that a commit that fails leaves no trace. */
    StampClock copy() {
        StampClock copy = new StampClock(mode, hold, previous, phase);
        copy.holdUntil = holdUntil;
        return copy;
    }

    /** The last stamp given. */
    public long previous() {
        return previous;
    }

    /** The stamp of an entry that is no reading. */
    public long stamp(long now) {
        if (mode == Mode.WALL && live(now)) {
            previous = Math.max(previous, now);
        }
        return previous;
    }

    /** The stamp of a reading. */
    public long stamp(Reading reading, long now) {
        boolean ownTime = reading.origin().stamped() == Reading.Stamped.DEVICE;
        if (mode == Mode.READINGS) {
            if (ownTime) {
                long furthest = previous == UNKNOWN ? Long.MAX_VALUE : previous + DAY;
                previous = Math.max(previous, Math.min(furthest, reading.at()));
            }
            return previous;
        }
        if (live(now)) {
            previous = Math.max(previous, now);
        } else if (ownTime && phase == Phase.CATCHING_UP) {
            previous = Math.max(previous, Math.min(now, reading.at()));
        }
        return previous;
    }

    /** Takes note of the link: call it before stamping the record itself. */
    public void link(Control.State state, long now) {
        if (state == Control.State.UP) {
            phase = Phase.CATCHING_UP;
        } else if (state == Control.State.CAUGHT_UP) {
            phase = Phase.LIVE;
        } else if (phase == Phase.CATCHING_UP) {
            // The queue has not been seen to its end: what is left of it is not late either.
            phase = Phase.HELD;
            holdUntil = now + hold;
        }
    }

    /** Nothing could be logged until now: what waited meanwhile is judged as of then, as after a restart. */
    void deafUntil(long now) {
        if (mode == Mode.WALL && previous != UNKNOWN && phase != Phase.CATCHING_UP) {
            phase = Phase.HELD;
            holdUntil = now + hold;
        }
    }

    /** Whether time passes by itself now: only then do ticks have a meaning. */
    public boolean ticking(long now) {
        return mode == Mode.WALL && live(now);
    }

    private boolean live(long now) {
        if (phase == Phase.HELD && now >= holdUntil) {
            phase = Phase.LIVE;
        }
        return phase == Phase.LIVE;
    }
}
