package io.dewline.model;

import org.jspecify.annotations.Nullable;

/** What a device says of itself beside its readings. Times are epoch milliseconds. */
public sealed interface DeviceEvent extends Entry {
    Source source();

    /** The device's time, or the arrival where it sends none. */
    long at();

    long arrived();

    /** Birth or last will. */
    record Status(Source source, boolean online, boolean simulated, long at, long arrived) implements DeviceEvent {}

    /** The answer to a command. */
    record Reply(Source source, String command, Result result, @Nullable String reason, long at, long arrived)
            implements DeviceEvent {}

    /** What an actuator made of a command. */
    enum Result {
        ACCEPTED,
        REFUSED,
        DONE
    }
}
