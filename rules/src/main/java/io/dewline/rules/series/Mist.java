package io.dewline.rules.series;

/** The mist of one cannon at one monitor. */
public final class Mist {
    private final Spraying spraying;
    private final Drift drift;

    /** Whether the mist gets there at {@code now} (epoch milliseconds), if the cannon sprays. */
    public interface Drift {
        boolean arrives(long now);
    }

    public Mist(Spraying spraying, Drift drift) {
        this.spraying = spraying;
        this.drift = drift;
    }

    /** The cannon and when it sprayed. */
    public Spraying spraying() {
        return spraying;
    }

    boolean covers(long at) {
        return spraying.covers(at) && drift.arrives(at);
    }

    /** The next moment after {@code now} at which it clears up without anything being told; {@link Long#MAX_VALUE} for none. */
    public long ends(long now) {
        return covers(now) ? spraying.ends(now) : Long.MAX_VALUE;
    }
}
