package io.dewline.sim.fault;

import io.dewline.sim.wire.Telemetry;
import java.time.Duration;
import java.time.Instant;

/** A clock that runs fast or slow, or stands at another time. */
final class WrongClock implements Trouble {
    /** Its stamp is not what Dewline goes by. */
    static final String FATE = "clock";
    /** As far ahead as Dewline takes a stamp for what it says. */
    static final Duration ALLOWED = Duration.ofMinutes(2);

    private final Duration shift;
    private final Instant begun;
    private final boolean growing;

    WrongClock(Duration shift, Instant begun, boolean growing) {
        this.shift = shift;
        this.begun = begun;
        this.growing = growing;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        double days = Duration.between(begun, now).toMillis() / 86_400_000.0;
        Duration off = growing ? Duration.ofMillis(Math.round(shift.toMillis() * days)) : shift;
        reading.at(reading.at().plus(off));
        if (off.compareTo(ALLOWED) > 0) {
            reading.fate(FATE);
        }
    }
}
