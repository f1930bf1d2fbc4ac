package io.dewline.ingest.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the embedded store, each call over a connection of its own. */
final class SqliteHistory implements History {
    private static final long WINDOW = Duration.ofHours(6).toMillis();
    private static final String READINGS = "measurement NOT IN ('"
            + String.join("', '", LineNames.NOTES.stream().sorted().toList()) + "')";
    private static final String OF_DEVICE = " FROM value JOIN track ON track.id = value.track WHERE device = ? AND "
            + "field = ? AND " + READINGS + " AND at >= ? AND at < ? AND typeof(v) IN ('real', 'integer')";

    private final Path file;

    SqliteHistory(Path file) {
        this.file = file;
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T read(Reading<T> reading) throws IOException {
        try (Connection connection = SqliteFile.openToRead(file)) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Latest> latest(String device) throws IOException {
        Map<String, Latest> newest = new TreeMap<>();
        Map<String, Latest> flags = new TreeMap<>();
        read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT field, value.at, v FROM track JOIN value "
                            + "ON value.track = track.id AND value.at = (SELECT max(at) FROM value WHERE track = track.id) "
                            + "WHERE device = ? AND " + READINGS)) {
                select.setString(1, device);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        String field = rows.getString(1);
                        Instant at = Instant.ofEpochMilli(rows.getLong(2));
                        Object value = SqliteTracks.read(rows, 3);
                        if (value instanceof Double number && LineNames.isQuantity(field)) {
                            newest.merge(field, new Latest(field, at, number, ""), SqliteHistory::later);
                        } else if (value instanceof String flag) {
                            flags.merge(field, new Latest(field, at, Double.NaN, flag), SqliteHistory::later);
                        }
                    }
                }
            }
            return newest;
        });
        return newest.values().stream()
                .map(latest -> flagged(latest, flags.get(LineNames.flagOf(latest.quantity()))))
                .toList();
    }

    private static Latest later(Latest a, Latest b) {
        return b.at().isAfter(a.at()) ? b : a;
    }

    private static Latest flagged(Latest latest, @Nullable Latest flag) {
        return flag != null && flag.at().equals(latest.at())
                ? new Latest(latest.quantity(), latest.at(), latest.value(), flag.flag())
                : latest;
    }

    @Override
    public List<Point> series(String device, String quantity, Span span, int maxPoints) throws IOException {
        return read(connection -> {
            List<Point> points = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT at, v" + OF_DEVICE + " ORDER BY at LIMIT ?")) {
                bind(select, device, quantity, span);
                select.setInt(5, maxPoints + 1);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        points.add(Point.single(rows.getLong(1), rows.getDouble(2)));
                    }
                }
            }
            return points.size() <= maxPoints
                    ? points
                    : means(connection, device, quantity, span, Intervals.width(span, maxPoints));
        });
    }

    private static List<Point> means(Connection connection, String device, String quantity, Span span, long width)
            throws SQLException {
        List<Point> points = new ArrayList<>();
        String interval = "at - ((at % " + width + ") + " + width + ") % " + width;
        try (PreparedStatement select = connection.prepareStatement("SELECT " + interval
                + " AS start, avg(v), min(v), max(v), count(*)" + OF_DEVICE + " GROUP BY start ORDER BY start")) {
            bind(select, device, quantity, span);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    points.add(new Point(
                            Instant.ofEpochMilli(rows.getLong(1)),
                            rows.getDouble(2),
                            rows.getDouble(3),
                            rows.getDouble(4),
                            rows.getLong(5)));
                }
            }
        }
        return points;
    }

    private static void bind(PreparedStatement select, String device, String quantity, Span span) throws SQLException {
        select.setString(1, device);
        select.setString(2, quantity);
        select.setLong(3, span.from().toEpochMilli());
        select.setLong(4, span.to().toEpochMilli());
    }

    @Override
    public List<StoredNote> notes(String measurement, String site, Span span, int max) throws IOException {
        return read(connection -> {
            List<StoredNote> notes = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT series, at, field, v FROM track JOIN value ON value.track = track.id "
                            + "WHERE measurement = ? AND site = ? AND at >= ? AND at < ? ORDER BY at DESC, series, field")) {
                bind(select, measurement, site, span);
                try (ResultSet rows = select.executeQuery()) {
                    SqliteLines lines = new SqliteLines(rows);
                    for (Line line = lines.next(); line != null && notes.size() < max; line = lines.next()) {
                        Map<String, Object> values = new LinkedHashMap<>(line.tags());
                        values.putAll(line.fields());
                        notes.add(new StoredNote(line.measurement(), Instant.ofEpochMilli(line.at()), values));
                    }
                }
            }
            return notes;
        });
    }

    /** A few hours at a time: there is no index over all tracks by time, only one within each. */
    @Override
    public void replay(Span span, Set<String> sites, Consumer<String> lines) throws IOException {
        long to = span.to().toEpochMilli();
        long from = begin(span.from().toEpochMilli(), to);
        while (from < to) {
            long end = Math.min(to, from + WINDOW);
            replay(from, end, sites, lines);
            from = begin(end, to);
        }
    }

    private static String among(Set<String> sites) {
        return sites.isEmpty()
                ? ""
                : " AND site IN (" + String.join(", ", Collections.nCopies(sites.size(), "?")) + ")";
    }

    /** The time of the first reading from … to, {@code to} when there is none. */
    private long begin(long from, long to) throws IOException {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT min((SELECT min(at) FROM value WHERE track = track.id AND at >= ? AND at < ?)) FROM track "
                            + "WHERE " + READINGS)) {
                select.setLong(1, from);
                select.setLong(2, to);
                try (ResultSet first = select.executeQuery()) {
                    long at = first.next() ? first.getLong(1) : to;
                    return first.wasNull() ? to : at;
                }
            }
        });
    }

    private void replay(long from, long to, Set<String> sites, Consumer<String> consumer) throws IOException {
        read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT series, at, field, v FROM track JOIN value ON value.track = track.id " + "WHERE " + READINGS
                            + " AND at >= ? AND at < ?" + among(sites) + " ORDER BY at, series, field")) {
                select.setLong(1, from);
                select.setLong(2, to);
                int place = 3;
                for (String site : sites) {
                    select.setString(place++, site);
                }
                try (ResultSet rows = select.executeQuery()) {
                    SqliteLines lines = new SqliteLines(rows);
                    for (Line line = lines.next(); line != null; line = lines.next()) {
                        consumer.accept(line.text());
                    }
                }
            }
            return to;
        });
    }
}
