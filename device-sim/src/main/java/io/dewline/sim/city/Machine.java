package io.dewline.sim.city;

import java.time.Instant;

/** A device that obeys commands. */
interface Machine extends Sensing {
    Actuator actuator();

    /** Why it cannot run now; empty if it can. */
    String obstacle();

    /** From now on it says that it runs and nothing comes, or it works again. */
    void fail(boolean failed);

    /** Seconds of water since this was asked last. */
    double takeSeconds(Instant now);
}
