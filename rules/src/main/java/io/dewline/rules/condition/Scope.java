package io.dewline.rules.condition;

import io.dewline.rules.series.Series;
import io.dewline.rules.series.Slide;
import io.dewline.rules.series.Track;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the parts of a condition read for one subject, by slot. */
public final class Scope {
    static final Scope EMPTY = new Scope(0);

    final @Nullable Object[] inputs;

    Scope(int slots) {
        this.inputs = new Object[slots];
    }

    /** Whether a device that it reads is a simulated one. */
    public boolean simulated() {
        for (Object input : inputs) {
            if (simulated(input)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it reads nothing but what {@code device} tells and what is configured. */
    boolean reads(Track device) {
        for (Object input : inputs) {
            Series series = input instanceof Windowed.Clock ? null : series(input);
            if (!(input == null || input instanceof Given || (series != null && series.device() == device))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the device it looks at is there, but has no sensor for what is asked. */
    boolean unequipped() {
        for (Object input : inputs) {
            Series series = series(input);
            if (series != null && series.unequipped()) {
                return true;
            }
        }
        return false;
    }

    /** The same for one slot; of several devices none has the sensor. */
    boolean unequipped(int slot) {
        if (!(inputs[slot] instanceof Crowd crowd)) {
            Series series = series(inputs[slot]);
            return series != null && series.unequipped();
        }
        for (Over.Member member : crowd.members()) {
            if (!member.scope().unequipped()) {
                return false;
            }
        }
        return crowd.members().length > 0;
    }

    private static @Nullable Series series(@Nullable Object input) {
        if (input instanceof Slide slide) {
            return slide.series();
        }
        if (input instanceof Windowed.Clock clock) {
            return clock.series();
        }
        return input instanceof Series last ? last : null;
    }

    private static boolean simulated(@Nullable Object input) {
        if (input instanceof Series series) {
            return series.device().simulated();
        }
        if (input instanceof Slide slide) {
            return simulated(slide.series());
        }
        if (input instanceof Windowed.Clock clock) {
            return simulated(clock.series());
        }
        if (input instanceof Crowd crowd) {
            return Arrays.stream(crowd.members())
                    .anyMatch(member -> member.scope().simulated());
        }
        if (input instanceof Facing.Ring ring) {
            return Arrays.stream(ring.members())
                    .anyMatch(member -> member.scope().simulated());
        }
        if (input instanceof Domain.Level level) {
            return simulated(level.series());
        }
        if (input instanceof Seen seen) {
            return seen.simulated();
        }
        return input instanceof DustCode.Site site
                && Arrays.stream(site.monitors()).anyMatch(monitor -> simulated(monitor.series()));
    }

    /** Reads where its inputs lie; the number means nothing. */
    public long look() {
        return inputs.length;
    }

    @Nullable
    Object input(int slot) {
        return inputs[slot];
    }
}
