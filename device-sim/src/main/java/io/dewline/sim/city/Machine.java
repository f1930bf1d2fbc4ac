package io.dewline.sim.city;

/** A device that obeys commands. */
interface Machine extends Sensing {
    Actuator actuator();

    /** Why it cannot run now; empty if it can. */
    String obstacle();
}
