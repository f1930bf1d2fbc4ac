package io.dewline.sim.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of a load.
 *
 * @param wanted messages on the schedule
 * @param sending from the first message to the last
 * @param latency nanoseconds from the scheduled time to the acknowledgement
 * @param cpu of the whole process
 * @param late how far behind its schedule the last message was
 * @param trouble what ended the load early; absent if nothing did
 * @param arrivals what a listener heard; absent if nobody listened
 */
public record LoadResult(
        long wanted,
        long sent,
        long acknowledged,
        long losses,
        Duration sending,
        Duration late,
        Duration cpu,
        Histogram latency,
        @Nullable String trouble,
        @Nullable Arrivals arrivals) {
    /** Messages a second over the time of sending. */
    public double rate() {
        return sent * 1e9 / Math.max(1, sending.toNanos());
    }

    /** Whether every message was acknowledged and, where somebody listened, every reading heard. */
    public boolean complete() {
        return acknowledged == wanted && (arrivals == null || arrivals.lost() == 0);
    }

    /** Whether the schedule was kept: the last message less than half a second late. */
    public boolean kept() {
        return sent == wanted && late.toMillis() < 500;
    }
}
