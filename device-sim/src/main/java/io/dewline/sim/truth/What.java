package io.dewline.sim.truth;

import java.util.Locale;

/** What can be true of a zone, a site or a device for a while. */
public enum What {
    /** A zone has used up what its plants may draw, and is not yet watered again. */
    THIRSTY("soil"),
    /** The works alone put at least 50 µg/m³ into air that holds more than 150, over five minutes. */
    DUSTY("dust"),
    /** Water still stands a day after the last of it came in. */
    SLOW_DRAIN("raingarden"),
    /** Water goes over the lip. */
    OVERFLOW("raingarden"),
    /** Less than half of the healthy infiltration is left. */
    CLOGGED("raingarden"),
    /** A device has not been heard for three intervals or more; begins where the first message is missing. */
    DOWN(""),
    /** Water flows that nobody asked for. */
    LEAKING("valve");

    private final String sensor;

    What(String sensor) {
        this.sensor = sensor;
    }

    /** Kind of the devices that can tell it; "" for silence, which needs none. */
    public String sensor() {
        return sensor;
    }

    /** As it stands in the file, {@code slow-drain}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
