package io.dewline.rules.language;

import io.dewline.model.RuleCard;
import io.dewline.model.Text;
import io.dewline.model.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A limit as a pack or rule gives it.
 *
 * @param value NaN where it is left to the user
 * @param unit null for a bare number, which takes the unit of what it is compared with
 * @param title what people call it; "" for its id
 * @param source the standard or page it comes from; "" for none
 */
public record LimitValue(double value, @Nullable Unit unit, Text title, String source, Status status) {

    /** As messages name it. */
    RuleCard.Limit card() {
        Text citation =
                switch (status) {
                    case READ -> Text.same(source);
                    case MEMORY ->
                        source.isEmpty() ? Text.same("") : new Text(source + "，未核对", source + ", not checked");
                    case PROPOSED, UNKNOWN -> Text.same("");
                };
        return new RuleCard.Limit(title, citation);
    }

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
