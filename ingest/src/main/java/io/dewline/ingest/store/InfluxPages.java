package io.dewline.ingest.store;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** One measurement's rows in order of time, fetched a page at a time; begins before its first row. */
final class InfluxPages implements Comparable<InfluxPages> {
    private final InfluxHistory.Query query;
    private final Of of;
    private final int page;
    private History.Span rest;
    private List<InfluxRow> rows = List.of();
    private int next;
    private boolean more = true;

    /** A measurement, and a further condition ("" for none). */
    record Of(String measurement, String where) {}

    InfluxPages(InfluxHistory.Query query, Of of, History.Span span, int page) {
        this.query = query;
        this.of = of;
        this.rest = span;
        this.page = page;
    }

    /** Goes on to the next row; false when there is none. */
    boolean advance() throws IOException {
        next++;
        if (next >= rows.size() && more) {
            fetch();
            next = 0;
        }
        return next < rows.size();
    }

    InfluxRow row() {
        return rows.get(next);
    }

    /** A full page may have cut through rows of one instant: that instant is fetched again, whole. */
    private void fetch() throws IOException {
        for (int limit = page; ; limit *= 2) {
            rows = InfluxRow.of(query.run("SELECT * FROM " + InfluxQl.name(of.measurement()) + " WHERE "
                    + InfluxQl.within(rest) + of.where() + " ORDER BY time ASC LIMIT " + limit));
            if (rows.size() < limit) {
                more = false;
                return;
            }
            long last = rows.get(rows.size() - 1).at();
            if (rows.get(0).at() < last) {
                rows = rows.stream().filter(row -> row.at() < last).toList();
                rest = new History.Span(Instant.ofEpochMilli(last), rest.to());
                return;
            }
        }
    }

    @Override
    public int compareTo(InfluxPages other) {
        int byTime = Long.compare(row().at(), other.row().at());
        return byTime != 0 ? byTime : of.measurement().compareTo(other.of.measurement());
    }
}
