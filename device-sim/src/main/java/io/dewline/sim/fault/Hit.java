package io.dewline.sim.fault;

import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;

/** What a fault hits in a reading, and whether Dewline may still take it for a value. */
final class Hit {
    /** Its value lies outside what the wire format calls plausible. */
    static final String IMPLAUSIBLE = "implausible";

    private Hit() {}

    static String quantity(String wanted, Telemetry reading) {
        return wanted.isEmpty() ? reading.first() : wanted;
    }

    /** Writes a wrong value into the reading, and notes it where that spoils the value that the reading is known by. */
    static void put(Telemetry reading, String quantity, double value) {
        reading.putRaw(quantity, value);
        boolean plausible =
                Quantity.named(quantity).map(q -> q.plausible(value)).orElse(true);
        if (!plausible && quantity.equals(reading.first())) {
            reading.fate(IMPLAUSIBLE);
        }
    }
}
