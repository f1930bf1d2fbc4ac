package io.dewline.model;

import java.util.Locale;

/** What a warning is about, by name, so that it can be looked for and counted. */
public enum Caution {
    /** The condition, or a part of it, is the same whatever is measured. */
    CONSTANT_CONDITION,
    /** Parts that must hold together leave no value for which they do. */
    DISJOINT_RANGES,
    /** A limit that a rule compares with has no value. */
    NO_LIMIT,
    /** A limit is set that no rule file declares. */
    UNUSED_LIMIT,
    /** A number stands without where it comes from. */
    LIMIT_WITHOUT_SOURCE,
    /** A window is shorter than the interval of a device that fills it. */
    WINDOW_SHORTER_THAN_INTERVAL,
    /** A subject has no device for what the rule looks at. */
    QUANTITY_WITHOUT_DEVICE,
    /** A site names a standard that no rule judges by. */
    STANDARD_WITHOUT_RULE,
    /** A filter lets nothing through. */
    NO_SUBJECT,
    /** A value that the rule reads is not configured for a subject. */
    MISSING_ATTRIBUTE,
    /** A text is given in one language only. */
    MISSING_LANGUAGE,
    /** A rule asks for working days, but the calendar does not reach into the year. */
    HOLIDAYS_MISSING,
    /** Depletion is asked for, but root depth or soil is not known. */
    ZONE_WITHOUT_DEPTH,
    /** Draining is judged, but the zone does not say how long it may take. */
    ZONE_WITHOUT_DRAIN_TIME;

    /** As it is printed: {@code limit-without-source}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
