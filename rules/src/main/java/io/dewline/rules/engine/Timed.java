package io.dewline.rules.engine;

/** What waits for a moment. Of those due at one moment the lower rank goes first, then the lower order. */
abstract class Timed {
    /** Not waiting. */
    static final long NEVER = Long.MAX_VALUE;

    long deadline = NEVER;
    int place = -1;

    /** What it is: facts before windows that close, these before rules. */
    abstract int rank();

    abstract int order();

    /** Its moment has come; {@code at} is the exact deadline. It no longer waits. */
    abstract void due(long at);

    final boolean before(Timed other) {
        if (deadline != other.deadline) {
            return deadline < other.deadline;
        }
        return rank() != other.rank() ? rank() < other.rank() : order() < other.order();
    }
}
