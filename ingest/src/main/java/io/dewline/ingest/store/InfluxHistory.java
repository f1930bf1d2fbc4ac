package io.dewline.ingest.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads an InfluxDB with InfluxQL, which 1.x and, through a DBRP mapping, 2.x understand. */
final class InfluxHistory implements History {
    private static final int NEWEST = 200;

    private final Query query;
    private final int page;

    /** Runs a statement and gives the answer's first result. */
    @FunctionalInterface
    interface Query {
        JsonNode run(String statement) throws IOException;
    }

    InfluxHistory(Query query, int page) {
        this.query = query;
        this.page = page;
    }

    @Override
    public List<Latest> latest(String device) throws IOException {
        String statement = "SELECT * FROM /.*/ WHERE " + InfluxQl.name("device") + " = " + InfluxQl.text(device)
                + " ORDER BY time DESC LIMIT " + NEWEST;
        Map<String, Latest> newest = new TreeMap<>();
        for (InfluxRow row : readings(query.run(statement))) {
            row.values().forEach((field, value) -> {
                if (value instanceof Double number && LineNames.isQuantity(field)) {
                    Object flag = row.values().getOrDefault(LineNames.flagOf(field), "");
                    Latest latest = new Latest(field, Instant.ofEpochMilli(row.at()), number, flag.toString());
                    newest.merge(field, latest, (a, b) -> b.at().isAfter(a.at()) ? b : a);
                }
            });
        }
        return List.copyOf(newest.values());
    }

    @Override
    public List<Point> series(String device, String quantity, Span span, int maxPoints) throws IOException {
        String name = InfluxQl.name(quantity);
        String where = " FROM /.*/ WHERE " + InfluxQl.name("device") + " = " + InfluxQl.text(device) + " AND "
                + InfluxQl.within(span);
        List<InfluxRow> rows =
                readings(query.run("SELECT " + name + where + " ORDER BY time ASC LIMIT " + (maxPoints + 1)));
        List<Point> points = new ArrayList<>();
        if (rows.size() <= maxPoints) {
            for (InfluxRow row : rows) {
                if (row.values().get(quantity) instanceof Double value) {
                    points.add(Point.single(row.at(), value));
                }
            }
        } else {
            String means = "SELECT mean(" + name + "), min(" + name + "), max(" + name + "), count(" + name + ")"
                    + where + " GROUP BY time(" + Intervals.width(span, maxPoints) + "ms) fill(none)";
            for (InfluxRow row : readings(query.run(means))) {
                points.add(new Point(
                        Instant.ofEpochMilli(row.at()), row.number("mean"), row.number("min"), row.number("max"), (long)
                                row.number("count")));
            }
        }
        points.sort(Comparator.comparing(Point::at));
        return points;
    }

    @Override
    public List<StoredNote> notes(String measurement, String site, Span span, int max) throws IOException {
        String statement = "SELECT * FROM " + InfluxQl.name(measurement) + " WHERE " + InfluxQl.name("site") + " = "
                + InfluxQl.text(site) + " AND " + InfluxQl.within(span) + " ORDER BY time DESC LIMIT " + max;
        return InfluxRow.of(query.run(statement)).stream()
                .map(row -> new StoredNote(row.measurement(), Instant.ofEpochMilli(row.at()), row.values()))
                .toList();
    }

    @Override
    public void replay(Span span, Set<String> sites, Consumer<String> lines) throws IOException {
        String where = InfluxQl.among("site", sites);
        PriorityQueue<InfluxPages> open = new PriorityQueue<>();
        for (JsonNode name :
                query.run("SHOW MEASUREMENTS").path("series").path(0).path("values")) {
            if (!LineNames.NOTES.contains(name.path(0).asText())) {
                InfluxPages pages =
                        new InfluxPages(query, new InfluxPages.Of(name.path(0).asText(), where), span, page);
                if (pages.advance()) {
                    open.add(pages);
                }
            }
        }
        for (InfluxPages first = open.poll(); first != null; first = open.poll()) {
            lines.accept(first.row().line());
            if (first.advance()) {
                open.add(first);
            }
        }
    }

    private static List<InfluxRow> readings(JsonNode result) {
        return InfluxRow.of(result).stream()
                .filter(row -> !LineNames.NOTES.contains(row.measurement()))
                .toList();
    }
}
