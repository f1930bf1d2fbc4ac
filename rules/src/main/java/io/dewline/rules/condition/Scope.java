package io.dewline.rules.condition;

import io.dewline.rules.series.Series;
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

    /** Whether the device it looks at is there, but has no sensor for what is asked. */
    boolean unequipped() {
        for (Object input : inputs) {
            Series series = input instanceof Series last
                    ? last
                    : input instanceof Windowed.Slide slide
                            ? slide.series()
                            : input instanceof Windowed.Clock clock ? clock.series() : null;
            if (series != null && series.unequipped()) {
                return true;
            }
        }
        return false;
    }

    private static boolean simulated(@Nullable Object input) {
        if (input instanceof Series series) {
            return series.device().simulated();
        }
        if (input instanceof Windowed.Slide slide) {
            return simulated(slide.series());
        }
        if (input instanceof Windowed.Clock clock) {
            return simulated(clock.series());
        }
        if (input instanceof Over.Member[] members) {
            return Arrays.stream(members).anyMatch(member -> member.scope().simulated());
        }
        if (input instanceof Facing.Ring ring) {
            return simulated(ring.members());
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

    @Nullable
    Object input(int slot) {
        return inputs[slot];
    }
}
