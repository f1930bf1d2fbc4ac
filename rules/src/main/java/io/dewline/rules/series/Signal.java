package io.dewline.rules.series;

/** A number that a condition reads by itself: a device's last value, or the sample under way. */
public interface Signal {
    /** The value in force at {@code now} (epoch milliseconds), NaN when there is none. */
    double value(long now);

    /** When the value was measured; {@link Long#MIN_VALUE} when there never was one. */
    long at();

    /** When the value ceases to be in force if nothing else comes; {@link Long#MAX_VALUE} when it does not. */
    long expires();
}
