package io.dewline.sim.replay;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows.
 *
 * @param read rows that were asked for
 * @param skipped of these, rows without any value
 * @param unreadable stamps or values that could not be read
 * @param faults the first few of them, with file and line
 * @param acknowledged publishes that the broker acknowledged
 * @param trouble what ended the replay early; absent if nothing did
 */
public record ReplayResult(
        long read,
        long skipped,
        long unreadable,
        List<String> faults,
        long published,
        long acknowledged,
        long losses,
        Duration took,
        @Nullable String trouble) {
    public ReplayResult {
        faults = List.copyOf(faults);
    }

    /** Everything that could be read was acknowledged, and everything could be read. */
    public boolean complete() {
        return published == acknowledged && unreadable == 0 && trouble == null;
    }
}
