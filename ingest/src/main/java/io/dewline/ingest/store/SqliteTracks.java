package io.dewline.ingest.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes lines into the embedded store's tables: a track is one field of one series. */
final class SqliteTracks implements AutoCloseable {
    private static final int MOST_SERIES = 50_000;

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement make;
    private final PreparedStatement put;
    private final Map<String, Map<String, Long>> known = new HashMap<>();
    private final List<Entry> pending = new ArrayList<>();

    private record Entry(long track, long at, Object value) {}

    SqliteTracks(Connection connection) throws SQLException {
        this.connection = connection;
        this.find = connection.prepareStatement("SELECT id FROM track WHERE series = ? AND field = ?");
        this.make = connection.prepareStatement(
                "INSERT INTO track(series, measurement, site, device, field) VALUES(?, ?, ?, ?, ?)");
        this.put = connection.prepareStatement("INSERT OR REPLACE INTO value(track, at, v) VALUES(?, ?, ?)");
    }

    void write(Line line) throws SQLException {
        String series = line.series();
        if (known.size() > MOST_SERIES) {
            known.clear();
        }
        Map<String, Long> fields = known.computeIfAbsent(series, s -> new HashMap<>());
        for (Map.Entry<String, Object> field : line.fields().entrySet()) {
            Long track = fields.get(field.getKey());
            if (track == null) {
                track = track(line, series, field.getKey());
                fields.put(field.getKey(), track);
            }
            pending.add(new Entry(track, line.at(), stored(field.getValue())));
        }
    }

    /** Hands what was written to the transaction. */
    void flush() throws SQLException {
        // Each track's values lie together in the file; the sort keeps the order of those at one instant.
        pending.sort(Comparator.comparingLong(Entry::track).thenComparingLong(Entry::at));
        for (Entry entry : pending) {
            put.setLong(1, entry.track());
            put.setLong(2, entry.at());
            put.setObject(3, entry.value());
            put.executeUpdate();
        }
        pending.clear();
    }

    /** Removes values older than an instant (epoch milliseconds), and tracks left without any. */
    void forget(long before) throws SQLException {
        try (PreparedStatement values = connection.prepareStatement("DELETE FROM value WHERE track = ? AND at < ?");
                PreparedStatement all = connection.prepareStatement("SELECT id FROM track");
                ResultSet tracks = all.executeQuery()) {
            while (tracks.next()) {
                values.setLong(1, tracks.getLong(1));
                values.setLong(2, before);
                values.executeUpdate();
            }
        }
        try (PreparedStatement empty = connection.prepareStatement(
                "DELETE FROM track WHERE NOT EXISTS (SELECT 1 FROM value WHERE value.track = track.id)")) {
            if (empty.executeUpdate() > 0) {
                known.clear();
            }
        }
    }

    private long track(Line line, String series, String field) throws SQLException {
        find.setString(1, series);
        find.setString(2, field);
        try (ResultSet found = find.executeQuery()) {
            if (found.next()) {
                return found.getLong(1);
            }
        }
        make.setString(1, series);
        make.setString(2, line.measurement());
        make.setString(3, line.tags().getOrDefault("site", ""));
        make.setString(4, line.tags().getOrDefault("device", ""));
        make.setString(5, field);
        make.executeUpdate();
        try (ResultSet made = find.executeQuery()) {
            return made.getLong(1);
        }
    }

    /** A boolean is kept as a blob of one byte, so that its type comes back. */
    private static Object stored(Object value) {
        return value instanceof Boolean truth ? new byte[] {(byte) (truth ? 1 : 0)} : value;
    }

    static Object read(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof byte[] truth) {
            return truth[0] == 1;
        }
        return value instanceof Integer whole ? Long.valueOf(whole) : value;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        make.close();
        put.close();
    }
}
