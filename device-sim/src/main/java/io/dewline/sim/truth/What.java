package io.dewline.sim.truth;

import java.util.Locale;

/** What can be true of a zone, a site or a device for a while. */
public enum What {
    /** A zone has used up what its plants may draw, and is not yet watered again. */
    THIRSTY,
    /** The works alone put at least 50 µg/m³ into air that holds more than 150, over five minutes. */
    DUSTY,
    /** Water still stands a day after the last of it came in. */
    SLOW_DRAIN,
    /** Water goes over the lip. */
    OVERFLOW,
    /** Less than half of the healthy infiltration is left. */
    CLOGGED,
    /** A device has not been heard for three intervals or more; begins where the first message is missing. */
    DOWN,
    /** Water flows that nobody asked for. */
    LEAKING;

    /** As it stands in the file, {@code slow-drain}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
