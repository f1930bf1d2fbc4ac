package io.dewline.rules.engine;

import io.dewline.rules.condition.Verdict;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;

/**
 * The life of one episode: pending, then firing, then over. Pure: it is told verdicts and times and answers what happened. {@code now} is the stamp, {@code
 * clock} the {@link LinkClock}; both in milliseconds.
 */
final class Phases {
    private static final long NONE = Long.MIN_VALUE;

    private long began;
    private long heldSince;
    private long held;
    private long pausedAt = NONE;
    private long firedAt = NONE;
    private long clearSince = NONE;
    private boolean blind;

    /** What a judgement brought about. */
    enum Event {
        NOTHING,
        /** The hold was broken before it ended. */
        DROPPED,
        /** The hold began anew, after a pause that was too long. */
        ANEW,
        FIRED,
        BLIND,
        SIGHTED,
        RECOVERED
    }

    /** How long things must hold, in milliseconds. */
    record Holds(long hold, long clearHold, long keep, long gap) {}

    /** An episode whose condition became true at {@code now}. */
    Phases(long now, long clock) {
        began = now;
        heldSince = clock;
    }

    /** When the hold began. */
    long began() {
        return began;
    }

    boolean firing() {
        return firedAt != NONE;
    }

    /** When it fired. */
    long firedAt() {
        return firedAt;
    }

    boolean blind() {
        return blind;
    }

    /** Judges the condition and the clear condition. Both true: stays as it is. */
    Event judge(Verdict when, Verdict until, long now, long clock, Holds holds) {
        return firing() ? firing(when, until, now, clock, holds) : pending(when, until, now, clock, holds);
    }

    private Event pending(Verdict when, Verdict until, long now, long clock, Holds holds) {
        if (when == Verdict.FALSE) {
            return Event.DROPPED;
        }
        if (when == Verdict.UNDETERMINED || until == Verdict.TRUE) {
            if (pausedAt == NONE) {
                held += clock - heldSince;
                pausedAt = clock;
            }
            return Event.NOTHING;
        }
        Event event = Event.NOTHING;
        if (pausedAt != NONE) {
            if (clock - pausedAt > holds.gap) {
                began = now;
                held = 0;
                event = Event.ANEW;
            }
            pausedAt = NONE;
            heldSince = clock;
        }
        if (held + clock - heldSince >= holds.hold) {
            firedAt = now;
            return Event.FIRED;
        }
        return event;
    }

    private Event firing(Verdict when, Verdict until, long now, long clock, Holds holds) {
        if (until == Verdict.UNDETERMINED && when != Verdict.TRUE) {
            clearSince = NONE;
            boolean before = blind;
            blind = true;
            return before ? Event.NOTHING : Event.BLIND;
        }
        boolean sighted = blind;
        blind = false;
        if (until == Verdict.TRUE && when != Verdict.TRUE) {
            if (clearSince == NONE) {
                clearSince = clock;
            }
            if (clock - clearSince >= holds.clearHold && now - firedAt >= holds.keep) {
                return Event.RECOVERED;
            }
        } else {
            clearSince = NONE;
        }
        return sighted ? Event.SIGHTED : Event.NOTHING;
    }

    /** The stamp at which time alone ends the hold or the clear-hold; {@link Timed#NEVER} for none. */
    long due(long now, LinkClock link, Holds holds) {
        long clock = link.at(now);
        if (!firing()) {
            return pausedAt == NONE ? link.in(holds.hold - held - (clock - heldSince), now) : Timed.NEVER;
        }
        if (clearSince == NONE) {
            return Timed.NEVER;
        }
        return Math.max(link.in(holds.clearHold - (clock - clearSince), now), firedAt + holds.keep);
    }

    /** The condition is another now: what fires goes on firing and ends by the new one. */
    void carryOver() {
        clearSince = NONE;
        blind = false;
    }

    void write(Pack out) {
        out.whole(began);
        out.whole(heldSince);
        out.whole(held);
        out.whole(pausedAt);
        out.whole(firedAt);
        out.whole(clearSince);
        out.flag(blind);
    }

    static Phases of(Unpack in) {
        Phases phases = new Phases(in.whole(), in.whole());
        phases.held = in.whole();
        phases.pausedAt = in.whole();
        phases.firedAt = in.whole();
        phases.clearSince = in.whole();
        phases.blind = in.flag();
        return phases;
    }
}
