package io.dewline.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others than the engine must know of a rule: its texts, how its alerts close, and the response it asks for.
 *
 * @param title what is the matter; may hold {site}, {zone}, {device}
 * @param advice what to do, in words; "" where the rule says nothing
 * @param source the standard or page its limits come from; "" for none
 * @param limits what people call the limits that it may compare with, by id
 * @param inhibits ids of rules whose notifications an alert of this rule holds back in the same area or site
 * @param groups ids of rules whose alerts belong to the event that an alert of this rule is, and are told together with it
 * @param silence whether its alerts say that a device is not heard
 */
public record RuleCard(
        String id,
        Text title,
        Text advice,
        String pack,
        String source,
        Closes closes,
        @Nullable Respond respond,
        List<String> inhibits,
        List<String> groups,
        Map<String, Limit> limits,
        boolean silence) {

    public RuleCard {
        inhibits = List.copyOf(inhibits);
        groups = List.copyOf(groups);
        limits = Map.copyOf(limits);
    }

    /** A card of a rule whose limits have no names. */
    public RuleCard(
            String id,
            Text title,
            Text advice,
            String pack,
            String source,
            Closes closes,
            @Nullable Respond respond,
            List<String> inhibits) {
        this(id, title, advice, pack, source, closes, respond, inhibits, List.of(), Map.of(), false);
    }

    /**
     * A limit of a pack or rule as people say it.
     *
     * @param title "" where it has only its id
     * @param citation the standard that it was read in; "" for a number without such authority
     */
    public record Limit(Text title, Text citation) {}

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
