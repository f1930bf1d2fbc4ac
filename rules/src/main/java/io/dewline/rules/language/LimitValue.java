package io.dewline.rules.language;

import io.dewline.model.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A limit as a pack or rule gives it.
 *
 * @param value NaN where it is left to the user
 * @param unit null for a bare number, which takes the unit of what it is compared with
 * @param source the standard or page it comes from; "" for none
 */
public record LimitValue(double value, @Nullable Unit unit, String source, Status status) {

    /** How sure the number is. */
    public enum Status {
        /** Read in the source. */
        READ,
        /** From memory, not seen in print. */
        MEMORY,
        /** A proposal, no authority behind it. */
        PROPOSED,
        /** Not known: the user must set it. */
        UNKNOWN
    }
}
