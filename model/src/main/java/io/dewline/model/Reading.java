package io.dewline.model;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One device at one instant with one or more values, each in its quantity's canonical unit. Times are epoch milliseconds. Immutable; the arrays given
 * to the constructor belong to the reading from then on.
 */
public final class Reading implements Entry {
    /** {@link #seq()} of a device that does not count. */
    public static final long NO_SEQ = -1;

    private final Source source;
    private final long at;
    private final long arrived;
    private final long seq;
    private final Origin origin;
    private final Quantity[] quantities;
    private final double[] values;
    private final @Nullable String @Nullable [] flags;

    /** How the reading's time came about, and whether a simulator made it. */
    public record Origin(Stamped stamped, boolean simulated) {
        public static final Origin DEVICE = new Origin(Stamped.DEVICE, false);
    }

    /** Whose clock {@link Reading#at()} is. */
    public enum Stamped {
        /** The device's own. */
        DEVICE,
        /** The device sends no time: the arrival. */
        ARRIVAL,
        /** The device's time was too far ahead: the arrival, flagged {@code future}. */
        FUTURE
    }

    /** A reading; {@code flags} has per value a data flag or null, and is null when no value is flagged. */
    public Reading(
            Source source,
            long at,
            long arrived,
            long seq,
            Origin origin,
            Quantity[] quantities,
            double[] values,
            @Nullable String @Nullable [] flags) {
        if (quantities.length == 0 || quantities.length != values.length) {
            throw new IllegalArgumentException("a reading has one value for each of its quantities, at least one");
        }
        this.source = source;
        this.at = at;
        this.arrived = arrived;
        this.seq = seq;
        this.origin = origin;
        this.quantities = quantities;
        this.values = values;
        this.flags = flags;
    }

    public Source source() {
        return source;
    }

    /** Device time, or what stands for it (see {@link #origin()}). */
    public long at() {
        return at;
    }

    public long arrived() {
        return arrived;
    }

    public long seq() {
        return seq;
    }

    public Origin origin() {
        return origin;
    }

    public int size() {
        return quantities.length;
    }

    public Quantity quantity(int index) {
        return quantities[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** The data flag of a value, null when it is normal. */
    public @Nullable String flag(int index) {
        return flags == null ? null : flags[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reading that
                && source.equals(that.source)
                && at == that.at
                && arrived == that.arrived
                && seq == that.seq
                && origin.equals(that.origin)
                && Arrays.equals(quantities, that.quantities)
                && Arrays.equals(values, that.values)
                && Arrays.equals(flags, that.flags);
    }

    @Override
    public int hashCode() {
        return source.hashCode() * 31 + Long.hashCode(at);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source.device()).append(" at=").append(Instant.ofEpochMilli(at));
        for (int i = 0; i < quantities.length; i++) {
            text.append(' ').append(quantities[i].id()).append('=').append(values[i]);
            String flag = flag(i);
            if (flag != null) {
                text.append('!').append(flag);
            }
        }
        return text.toString();
    }
}
