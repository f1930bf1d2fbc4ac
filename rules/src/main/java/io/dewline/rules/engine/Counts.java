package io.dewline.rules.engine;

/**
 * What became of what the engine was given, in one output: for the ledger and for metrics. Every reading is either evaluated or repeated.
 *
 * @param evaluated readings with at least one value not seen before
 * @param repeated readings all of whose values had been taken in before
 * @param conflicting values that came again under the same identity and were another
 * @param late readings that came too late to be live: they went into windows only
 * @param excluded values kept out of windows: flagged, or influenced by a running cannon
 * @param unknown readings of devices that the configuration does not know (counted as evaluated)
 * @param revised window results given anew because of late values
 * @param facts facts taken in that were not known
 */
public record Counts(
        long evaluated,
        long repeated,
        long conflicting,
        long late,
        long excluded,
        long unknown,
        long revised,
        long facts) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                evaluated + other.evaluated,
                repeated + other.repeated,
                conflicting + other.conflicting,
                late + other.late,
                excluded + other.excluded,
                unknown + other.unknown,
                revised + other.revised,
                facts + other.facts);
    }

    /** Readings taken in. */
    public long readings() {
        return evaluated + repeated;
    }
}
