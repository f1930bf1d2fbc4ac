package io.dewline.app.live;

import io.dewline.model.Device;
import io.dewline.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices of the registry as the live view has them at one moment. */
public final class Devices {
    private static final int SILENT_AFTER_INTERVALS = 3;

    private final LiveView view;
    private final long now;

    /** {@code now} is the log's time in epoch milliseconds. */
    public Devices(LiveView view, long now) {
        this.view = view;
        this.now = now;
    }

    /** The last value of a quantity; {@code at} in epoch milliseconds, stale after three of the device's intervals. */
    public record LastValue(Quantity quantity, double value, @Nullable String flag, long at, boolean stale) {}

    /** What is known of a device; times in epoch milliseconds, 0 for never; {@code online} is null when it never said. */
    public record Shown(
            long seen, long at, @Nullable Boolean online, boolean simulated, long missing, List<LastValue> values) {
        public Shown {
            values = List.copyOf(values);
        }
    }

    /** Whether the device was ever heard of. */
    public boolean heard(Device device) {
        return view.find(device.id()) != null;
    }

    /** Whether its last reading is older than three intervals, or it never sent one. */
    public boolean silent(Device device) {
        DeviceView seen = view.find(device.id());
        return seen == null || stale(device, seen.at());
    }

    private boolean stale(Device device, long at) {
        return now - at > SILENT_AFTER_INTERVALS * device.interval().toMillis();
    }

    public Shown shown(Device device) {
        DeviceView seen = view.find(device.id());
        if (seen == null) {
            return new Shown(0, 0, null, false, 0, List.of());
        }
        return new Shown(
                seen.seen(),
                seen.at(),
                seen.online(),
                seen.simulated(),
                seen.missing(),
                seen.latest().stream()
                        .map(v -> new LastValue(v.quantity(), v.value(), v.flag(), v.at(), stale(device, v.at())))
                        .toList());
    }
}
