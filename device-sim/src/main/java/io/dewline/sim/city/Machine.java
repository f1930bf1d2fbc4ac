package io.dewline.sim.city;

import java.time.Instant;

/** A device that obeys commands. */
interface Machine extends Sensing {
    Actuator actuator();

    /** Why it cannot run now; empty if it can. */
    String obstacle();

    /** It fails in this way from now on, or works again. */
    void fail(Failure how, Instant now);

    /** Seconds of water since this was asked last. */
    double takeSeconds(Instant now);
}
