package io.dewline.sim.city;

/** How a machine that is moved by commands can fail. */
enum Failure {
    NONE,
    /** It stays shut whatever it is told, and its switch says so. */
    STUCK_CLOSED,
    /** It stays open whatever it is told, and its switch says so. */
    STUCK_OPEN,
    /** It opens and says so, and no water comes. */
    NO_FLOW
}
