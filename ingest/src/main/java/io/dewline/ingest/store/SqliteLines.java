package io.dewline.ingest.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts rows of (series, at, field, value) that come in the order of time and series together again into lines. */
final class SqliteLines {
    private final ResultSet rows;
    private boolean more;

    SqliteLines(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.more = rows.next();
    }

    /** The next line, null after the last. */
    @Nullable
    Line next() throws SQLException {
        if (!more) {
            return null;
        }
        String series = rows.getString(1);
        long at = rows.getLong(2);
        Map<String, Object> fields = new LinkedHashMap<>();
        do {
            fields.put(rows.getString(3), SqliteTracks.read(rows, 4));
            more = rows.next();
        } while (more && rows.getLong(2) == at && rows.getString(1).equals(series));
        try {
            // The series' text is a line without its fields and time.
            Line head = LineReader.read(series + " x=1 0");
            return new Line(head.measurement(), head.tags(), fields, at);
        } catch (LineReader.Malformed e) {
            throw new SQLException("series '" + series + "' is damaged", e);
        }
    }
}
