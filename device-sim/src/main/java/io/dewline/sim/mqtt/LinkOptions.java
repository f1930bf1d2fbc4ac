package io.dewline.sim.mqtt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a link behaves.
 *
 * @param window most unacknowledged publishes; the broker's Receive Maximum may lower it
 * @param queue most messages that wait behind the window
 * @param whenFull what happens to the sender then
 * @param patience how long a lost broker is tried again before the link gives up; absent: for ever
 */
public record LinkOptions(int window, int queue, WhenFull whenFull, @Nullable Duration patience) {
    /** What a full queue does. */
    public enum WhenFull {
        /** The sender waits. */
        WAIT,
        /** The oldest waiting message is given up and counted. */
        DROP_OLDEST
    }

    /** For devices: a day of readings is kept while the broker is away, nobody waits. */
    public static LinkOptions device() {
        return new LinkOptions(100, 10_000, WhenFull.DROP_OLDEST, null);
    }

    /** For replay and load: nothing is dropped, the sender waits, and a broker that stays away ends the run. */
    public static LinkOptions lossless(int window, Duration patience) {
        return new LinkOptions(window, 2 * window, WhenFull.WAIT, patience);
    }
}
