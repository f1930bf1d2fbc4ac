package io.dewline.sim.city;

import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** What a device puts into a reading. */
interface Sensing {
    void sense(Instant at, Telemetry reading);
}
