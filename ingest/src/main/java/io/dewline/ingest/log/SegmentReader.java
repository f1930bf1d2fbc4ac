package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads one segment; every method is one short transaction and checks all that it gives. Used by one thread at a time. */
final class SegmentReader implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final PreparedStatement rows;

    SegmentReader(Path file) throws SQLException, Damaged {
        this.file = file;
        this.connection = Sqlite.read(file);
        try {
            rows = connection.prepareStatement(
                    "SELECT first, count, stamp, kind, area, crc, text FROM batch WHERE first > ? ORDER BY first");
        } catch (SQLException unusable) {
            connection.close();
            throw named(unusable);
        }
    }

    Path file() {
        return file;
    }

    /** Takes a row; returns whether to go on. */
    interface Taker {
        boolean take(BatchRow row);
    }

    /**
     * Walks the rows that begin after a position, in order, and checks the place and the content of every one, wanted or not.
     *
     * @param begins the position that the segment begins at
     * @param gaps positions that are known to be lost
     * @return the position after the last row seen
     */
    long walk(long after, long begins, List<Control.Gap> gaps, Taker taker) throws SQLException, Damaged {
        try {
            rows.setLong(1, after);
            try (ResultSet row = rows.executeQuery()) {
                long expected = after < begins ? begins : after + 1;
                boolean sure = after < begins;
                while (row.next()) {
                    long first = row.getLong(1);
                    int count = row.getInt(2);
                    if (!sure && first != expected) {
                        expected = endOfRowWith(after, begins);
                    }
                    sure = true;
                    if ((first != expected && !lost(gaps, expected, first)) || count < 1) {
                        throw new Damaged("rows between " + expected + " and " + first + " are missing");
                    }
                    expected = first + count;
                    if (!taker.take(checked(row, first, count))) {
                        return expected;
                    }
                }
                return sure ? expected : Math.max(expected, endOfRowWith(after, begins));
            }
        } catch (SQLException failed) {
            throw named(failed);
        }
    }

    /** The end of the row that holds a position: the next row must begin there. */
    private long endOfRowWith(long position, long begins) throws SQLException {
        try (PreparedStatement before = connection.prepareStatement(
                "SELECT first + count FROM batch WHERE first <= ? ORDER BY first DESC LIMIT 1")) {
            before.setLong(1, position);
            try (ResultSet row = before.executeQuery()) {
                return row.next() ? row.getLong(1) : begins;
            }
        }
    }

    /** Whether all positions from (inclusive) to (exclusive) are known to be lost; gaps are in the order of their positions. */
    static boolean lost(List<Control.Gap> gaps, long from, long to) {
        long reached = from;
        for (Control.Gap gap : gaps) {
            if (gap.from() <= reached && reached < gap.to()) {
                reached = gap.to();
            }
        }
        return reached >= to && from < to;
    }

    private static BatchRow checked(ResultSet row, long first, int count) throws SQLException, Damaged {
        BatchRow read;
        try {
            byte[] text = row.getBytes(7);
            read = new BatchRow(
                    first,
                    count,
                    row.getLong(3),
                    BatchRow.kind(String.valueOf(row.getString(4))),
                    String.valueOf(row.getString(5)),
                    text == null ? new byte[0] : text);
        } catch (IllegalArgumentException unknownKind) {
            throw new Damaged("row " + first + " is of no known kind", unknownKind);
        }
        if (read.crc() != row.getLong(6)) {
            throw new Damaged("row " + first + " is not what was written");
        }
        return read;
    }

    /** How many entries of a kind an area has in rows up to a position. */
    long count(String area, Batch.Kind kind, long upTo) throws SQLException, Damaged {
        try (PreparedStatement sum = connection.prepareStatement(
                "SELECT total(count) FROM batch WHERE first <= ? AND area = ? AND kind = ?")) {
            sum.setLong(1, upTo);
            sum.setString(2, area);
            sum.setString(3, BatchRow.word(kind));
            try (ResultSet row = sum.executeQuery()) {
                return row.next() ? (long) row.getDouble(1) : 0;
            }
        } catch (SQLException failed) {
            throw named(failed);
        }
    }

    /** The stamp of the first row, -1 when there is none. */
    long firstStamp() throws SQLException, Damaged {
        try (PreparedStatement oldest = connection.prepareStatement("SELECT stamp FROM batch ORDER BY first LIMIT 1");
                ResultSet row = oldest.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException failed) {
            throw named(failed);
        }
    }

    /** The row about the whole log. */
    Totals totals() throws SQLException, Damaged {
        try {
            return Totals.parse(totalsText());
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new Damaged("the totals are not what was written", unreadable);
        }
    }

    /** The version that the totals tell. */
    int toldVersion() throws SQLException, Damaged {
        try {
            return Totals.version(totalsText());
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new Damaged("the totals are not what was written", unreadable);
        }
    }

    private String totalsText() throws SQLException, Damaged {
        try (PreparedStatement one = connection.prepareStatement("SELECT crc, text FROM totals WHERE id = 1");
                ResultSet row = one.executeQuery()) {
            byte[] bytes = row.next() ? row.getBytes(2) : null;
            if (bytes == null) {
                throw new Damaged("the totals are missing");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (Totals.crc(text) != row.getLong(1)) {
                throw new Damaged("the totals are not what was written");
            }
            return text;
        } catch (SQLException failed) {
            throw named(failed);
        }
    }

    /** The version of the file's layout. */
    int version() throws SQLException, Damaged {
        try (PreparedStatement pragma = connection.prepareStatement("PRAGMA user_version");
                ResultSet row = pragma.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException failed) {
            throw named(failed);
        }
    }

    private static SQLException named(SQLException failed) throws Damaged {
        if (Sqlite.damage(failed)) {
            throw new Damaged(String.valueOf(failed.getMessage()), failed);
        }
        return failed;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException unimportant) {
            // A connection that only reads leaves nothing behind.
        }
    }
}
