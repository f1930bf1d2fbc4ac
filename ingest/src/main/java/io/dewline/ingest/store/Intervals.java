package io.dewline.ingest.store;

/** Equal intervals, counted from the epoch as InfluxDB does, for a series with too many points. */
final class Intervals {
    private Intervals() {}

    /** The width in milliseconds so that at most {@code maxPoints} (at least 2) intervals touch the span. */
    static long width(History.Span span, int maxPoints) {
        long length = span.to().toEpochMilli() - span.from().toEpochMilli();
        // One interval fewer: the span need not begin on a boundary.
        return Math.max(1, -Math.floorDiv(-length, maxPoints - 1L));
    }
}
