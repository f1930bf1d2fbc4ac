package io.dewline.ingest.log;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast the log grew in the last hour. */
final class Growth {
    private static final long HOUR = 3_600_000;
    private static final long APART = 10_000;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long written;

    private record Sample(long at, long written) {}

    void wrote(long bytes) {
        written += bytes;
    }

    /** Bytes an hour, 0 until there is something to go by; {@code now} in epoch milliseconds. */
    double rate(long now) {
        if (samples.isEmpty() || now - samples.getLast().at >= APART || now < samples.getLast().at) {
            samples.addLast(new Sample(now, written));
        }
        while (samples.size() > 2 && now - samples.getFirst().at > HOUR) {
            samples.removeFirst();
        }
        Sample oldest = samples.getFirst();
        long span = now - oldest.at;
        return span < APART ? 0 : (double) (written - oldest.written) * HOUR / span;
    }
}
