package io.dewline.ingest.decode;

import io.dewline.model.DeviceEvent;
import java.util.HashMap;
import java.util.Map;

/** The last status of each device, so that one that says nothing new is not logged again. Not thread safe. */
public final class StatusMemory {
    private final Map<String, State> last = new HashMap<>();

    private record State(boolean online, boolean simulated) {}

    /** Remembers the status; false when it equals the last one but for its time. */
    public boolean changes(DeviceEvent.Status status) {
        State state = new State(status.online(), status.simulated());
        return !state.equals(last.put(status.source().device(), state));
    }

    /** Forgets everything: what was remembered may not have reached the log. */
    public void forget() {
        last.clear();
    }
}
