package io.dewline.app.live;

import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest of one device: its last values, when it was last heard of, whether it says it is there, and gaps in its numbering. */
final class DeviceView {
    private final Source source;
    private final List<Latest> latest = new ArrayList<>(4);
    private long seen;
    private long at;
    private long seq = Reading.NO_SEQ;
    private long missing;
    private boolean simulated;
    private @Nullable Boolean online;

    /** The last value of a quantity; times in epoch milliseconds. */
    record Latest(Quantity quantity, double value, @Nullable String flag, long at) {}

    DeviceView(Source source) {
        this.source = source;
    }

    void take(Reading reading) {
        seen = Math.max(seen, reading.arrived());
        simulated = reading.origin().simulated();
        count(reading.seq());
        if (reading.at() < at) {
            return;
        }
        at = reading.at();
        for (int i = 0; i < reading.size(); i++) {
            put(new Latest(reading.quantity(i), reading.value(i), reading.flag(i), reading.at()));
        }
    }

    private void put(Latest value) {
        for (int i = 0; i < latest.size(); i++) {
            if (latest.get(i).quantity().id().equals(value.quantity().id())) {
                latest.set(i, value);
                return;
            }
        }
        latest.add(value);
    }

    private void count(long number) {
        if (number == Reading.NO_SEQ) {
            return;
        }
        if (seq != Reading.NO_SEQ && number > seq + 1) {
            missing += number - seq - 1;
        }
        // A smaller number is a repeat or a restart; only a restart at the beginning starts the count anew.
        seq = number > seq || number == 0 ? number : seq;
    }

    void say(boolean isOnline, long arrived) {
        online = isOnline;
        seen = Math.max(seen, arrived);
    }

    Source source() {
        return source;
    }

    List<Latest> latest() {
        return List.copyOf(latest);
    }

    long seen() {
        return seen;
    }

    long at() {
        return at;
    }

    long missing() {
        return missing;
    }

    boolean simulated() {
        return simulated;
    }

    @Nullable
    Boolean online() {
        return online;
    }
}
