package io.dewline.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What others than the engine must know of a rule: its texts, how its alerts close, and the response it asks for.
 *
 * @param title what is the matter; may hold {site}, {zone}, {device}
 * @param advice what to do, in words; "" where the rule says nothing
 * @param source the standard or page its limits come from; "" for none
 * @param inhibits ids of rules whose notifications an alert of this rule holds back in the same area or site
 */
public record RuleCard(
        String id,
        Text title,
        Text advice,
        String pack,
        String source,
        Closes closes,
        @Nullable Respond respond,
        java.util.List<String> inhibits) {

    public RuleCard {
        inhibits = java.util.List.copyOf(inhibits);
    }

    /** Who ends an alert. */
    public enum Closes {
        /** Recovery alone. */
        SENSORS,
        /** Recovery, and a response on record. */
        RESPONSE
    }

    /** Bounds of a response by an actuator: one run's length, the rest between runs and the starts in a calendar day of the site. */
    public record Respond(
            String action, Duration minimum, Duration maximum, Duration rest, int startsADay, Duration expectWithin) {}
}
