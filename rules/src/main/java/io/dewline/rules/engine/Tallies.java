package io.dewline.rules.engine;

/** Counts under way. */
final class Tallies {
    long evaluated;
    long repeated;
    long conflicting;
    long late;
    long excluded;
    long unknown;
    long revised;
    long facts;

    /** What was counted since the last call. */
    Counts take() {
        Counts counts = new Counts(evaluated, repeated, conflicting, late, excluded, unknown, revised, facts);
        evaluated = 0;
        repeated = 0;
        conflicting = 0;
        late = 0;
        excluded = 0;
        unknown = 0;
        revised = 0;
        facts = 0;
        return counts;
    }
}
