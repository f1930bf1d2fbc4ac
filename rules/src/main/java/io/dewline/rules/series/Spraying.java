package io.dewline.rules.series;

/** When a cannon sprayed last, as it reported itself: its mist misleads monitors in reach while it runs and two minutes after. */
public final class Spraying {
    private static final long DRIFTS_FOR = 120_000;

    private final Track cannon;
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;

    public Spraying(Track cannon) {
        this.cannon = cannon;
    }

    /** The cannon whose reports these are. */
    public Track cannon() {
        return cannon;
    }

    /** The cannon reported at {@code at} whether it runs. */
    public void report(long at, boolean runs) {
        if (runs) {
            if (until != Long.MAX_VALUE) {
                from = at;
                until = Long.MAX_VALUE;
            }
        } else if (until == Long.MAX_VALUE) {
            until = at + DRIFTS_FOR;
        }
    }

    /** Whether a sample measured at {@code at} fell into it; a cannon that fell silent is believed for three of its intervals. */
    boolean covers(long at) {
        return at >= from && at <= until && at <= cannon.lastAt() + 3 * cannon.interval() + DRIFTS_FOR;
    }

    /** The next moment after {@code now} at which what it covers ends without anything being told; {@link Long#MAX_VALUE} for none. */
    public long ends(long now) {
        if (!covers(now)) {
            return Long.MAX_VALUE;
        }
        return Math.min(until, cannon.lastAt() + 3 * cannon.interval() + DRIFTS_FOR) + 1;
    }

    public void write(Pack out) {
        out.whole(from);
        out.whole(until);
    }

    public void read(Unpack in) {
        from = in.whole();
        until = in.whole();
    }
}
