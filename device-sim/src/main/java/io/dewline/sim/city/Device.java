package io.dewline.sim.city;

import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Status;
import io.dewline.sim.wire.Telemetry;
import io.dewline.sim.wire.Topics;
import java.time.Duration;
import java.time.Instant;

/** A device on the wire: its counter, its interval, and never two readings at one instant. */
final class Device {
    private final CastDevice cast;
    private final Duration interval;
    private final Sensing sensing;
    private long seq;
    private Instant last = Instant.MIN;

    Device(CastDevice cast, Duration interval, Sensing sensing) {
        this.cast = cast;
        this.interval = interval;
        this.sensing = sensing;
    }

    CastDevice cast() {
        return cast;
    }

    Duration interval() {
        return interval;
    }

    /** A reading at this instant, or a millisecond after the last one if that was now. */
    Telemetry read(Instant now) {
        Instant at = now.isAfter(last) ? now : last.plusMillis(1);
        last = at;
        Telemetry reading = new Telemetry(at, seq++);
        sensing.sense(at, reading);
        return reading;
    }

    Sensing sensing() {
        return sensing;
    }

    Publication online(Instant now) {
        return Publication.of(cast.id(), now, Topics.status(cast.site(), cast.id()), Status.online(now), true);
    }

    Publication offline(Instant now) {
        return Publication.of(cast.id(), now, Topics.status(cast.site(), cast.id()), Status.offline(now), true);
    }
}
