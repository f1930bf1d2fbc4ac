package io.dewline.rules.engine;

import io.dewline.model.Control;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;

/**
 * The clock of holds: it goes with the stamps and stands still while the MQTT link is down. Before the first word about the link it counts as up and
 * caught up. Times are epoch milliseconds.
 */
final class LinkClock {
    private Control.State state = Control.State.CAUGHT_UP;
    private long downSince;
    private long downFor;
    private long caughtUpAt = Long.MIN_VALUE;

    void change(Control.State next, long stamp) {
        if (state == Control.State.DOWN && next != Control.State.DOWN) {
            downFor += stamp - downSince;
        }
        if (state != Control.State.DOWN && next == Control.State.DOWN) {
            downSince = stamp;
        }
        if (next == Control.State.CAUGHT_UP) {
            caughtUpAt = stamp;
        }
        state = next;
    }

    boolean down() {
        return state == Control.State.DOWN;
    }

    /** Whether silence says something: the link is up and what had queued has been read. */
    boolean settled() {
        return state == Control.State.CAUGHT_UP;
    }

    /** The last time that it was caught up; {@link Long#MIN_VALUE} when it never was not. */
    long caughtUpAt() {
        return caughtUpAt;
    }

    /** What the clock shows at {@code stamp}. */
    long at(long stamp) {
        return (down() ? downSince : stamp) - downFor;
    }

    /** The stamp at which the clock will have gone on by {@code wait} milliseconds, if the link stays up; {@link Timed#NEVER} while it is down. */
    long in(long wait, long stamp) {
        return down() ? Timed.NEVER : stamp + Math.max(0, wait);
    }

    void write(Pack out) {
        out.text(state.name());
        out.whole(downSince);
        out.whole(downFor);
        out.whole(caughtUpAt);
    }

    void read(Unpack in) {
        state = Control.State.valueOf(in.text());
        downSince = in.whole();
        downFor = in.whole();
        caughtUpAt = in.whole();
    }
}
