package io.dewline.sim.fault;

import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** One fault at work on one device. */
public interface Trouble {
    /** The way from the device to the broker, behind the trouble. */
    interface Road {
        void send(Publication said);

        /** Sends it then. */
        void later(Instant at, Publication said);
    }

    /** Changes what was measured, before it is written down. */
    default void distort(Telemetry reading, Instant now) {}

    /** Passes on what the device says: once, never, twice or later. */
    default void carry(Publication said, Road road) {
        road.send(said);
    }

    /** Whether a command gets through to the device now. */
    default boolean heeds() {
        return true;
    }

    /** Comes again and again, as often as the fault's settings say. */
    default void strike(Instant now, Road road) {}

    /** The fault is over. */
    default void end(Instant now, Road road) {}
}
