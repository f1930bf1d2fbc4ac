package io.dewline.rules.series;

/** Who keeps what devices yielded and must ask again when one of them told something. */
public interface Listener {
    /** The device that was registered under {@code index} told something. */
    void told(int index);
}
