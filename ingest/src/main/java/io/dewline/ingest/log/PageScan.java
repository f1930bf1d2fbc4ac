package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a segment page by page, without trusting anything of SQLite's tree: what passes its own CRC is a row. Reads the file and, beside it,
 * the write-ahead log. The layout of pages and records is that of the SQLite file format, section 1.6 and 2.1.
 *
 * <p>No connection of this process may have the file open meanwhile: closing it here would take away SQLite's locks.
 */
final class PageScan implements AutoCloseable {
    private static final int USABLE = Sqlite.PAGE;
    private static final int LEAF = 0x0d;
    private static final long LARGEST = 64L << 20;

    private final FileChannel file;
    private final @Nullable WalFrames wal;
    private final NavigableMap<Long, Place> rows = new TreeMap<>();
    private @Nullable Totals totals;

    /** Where a row's cell is. */
    private record Place(boolean inWal, long page, int at) {}

    private PageScan(Path segment, boolean all) throws IOException {
        file = FileChannel.open(segment, StandardOpenOption.READ);
        Path beside = SegmentFiles.wal(segment);
        wal = Files.exists(beside) ? new WalFrames(beside) : null;
        if (all) {
            scanFile();
        }
        scanWal();
    }

    static PageScan all(Path segment) throws IOException {
        return new PageScan(segment, true);
    }

    /** Only the rows that the write-ahead log has. */
    static PageScan wal(Path segment) throws IOException {
        return new PageScan(segment, false);
    }

    /** Whether SQLite will not see commits that the write-ahead log has. */
    boolean lostCommits() {
        return wal != null && wal.lostCommits();
    }

    /** The positions that rows begin at, in order. */
    Iterable<Long> firsts() {
        return rows.keySet();
    }

    /** The row that begins at a position that {@link #firsts} gave. */
    BatchRow row(long first) throws IOException {
        Place place = rows.get(first);
        BatchRow row = place == null ? null : rowAt(place, page(place));
        if (row == null) {
            throw new IOException("the file changed while it was read");
        }
        return row;
    }

    /** The latest totals that pass their CRC, null when there are none. */
    @Nullable
    Totals totals() {
        return totals;
    }

    private void scanFile() throws IOException {
        long pages = (file.size() + Sqlite.PAGE - 1) / Sqlite.PAGE;
        for (long page = 0; page < pages; page++) {
            scan(new Place(false, page, 0), page == 0 ? 100 : 0);
        }
    }

    private void scanWal() throws IOException {
        if (wal != null) {
            for (long frame = 0; frame < wal.count(); frame++) {
                scan(new Place(true, frame, 0), 0);
            }
        }
    }

    private void scan(Place image, int header) throws IOException {
        byte[] page = page(image);
        int cells = u16(page, header + 3);
        boolean whole = page[header] == LEAF && header + 8 + 2 * cells <= USABLE;
        for (int i = 0; i < cells && whole; i++) {
            whole = take(image, page, u16(page, header + 8 + 2 * i));
        }
        if (!whole) {
            // The page's own table of contents is not to be trusted: look everywhere.
            for (int at = 0; at < USABLE - 8; at++) {
                if (mayBegin(page, at)) {
                    take(image, page, at);
                }
            }
        }
    }

    /** Whether a cell may begin here: a payload length, a row id, a header of 4 to 24 bytes whose first column is null, as a row id's is. */
    private static boolean mayBegin(byte[] page, int at) {
        int id = skipVarint(page, at);
        int record = id < 0 ? -1 : skipVarint(page, id);
        return record > 0 && record + 1 < USABLE && page[record] >= 4 && page[record] <= 24 && page[record + 1] == 0;
    }

    private static int skipVarint(byte[] page, int from) {
        int at = from;
        while (at < USABLE && at - from < 9) {
            if (page[at++] >= 0) {
                return at;
            }
        }
        return -1;
    }

    private boolean take(Place image, byte[] page, int at) throws IOException {
        Place place = new Place(image.inWal, image.page, at);
        BatchRow row = rowAt(place, page);
        if (row != null) {
            rows.putIfAbsent(row.first(), place);
            return true;
        }
        Totals found = totalsAt(place, page);
        if (found != null && (totals == null || found.next() >= totals.next())) {
            totals = found;
        }
        return found != null;
    }

    private @Nullable BatchRow rowAt(Place place, byte[] page) throws IOException {
        for (boolean newest : new boolean[] {true, false}) {
            try {
                Cell cell = cell(page, place.at, newest);
                Columns columns = cell == null ? null : new Columns(cell.payload, 7);
                if (cell == null || columns == null) {
                    return null;
                }
                BatchRow row = new BatchRow(
                        cell.id,
                        Math.toIntExact(columns.number(1)),
                        columns.number(2),
                        BatchRow.kind(columns.text(3)),
                        columns.text(4),
                        columns.bytes(6));
                if (row.count() > 0 && row.crc() == columns.number(5)) {
                    return row;
                }
            } catch (RuntimeException notARow) {
                // Bytes that look like a cell and are none.
            }
        }
        return null;
    }

    private @Nullable Totals totalsAt(Place place, byte[] page) throws IOException {
        for (boolean newest : new boolean[] {true, false}) {
            try {
                Cell cell = cell(page, place.at, newest);
                if (cell == null || cell.id != 1) {
                    return null;
                }
                Columns columns = new Columns(cell.payload, 3);
                String text = columns.text(2);
                if (Totals.crc(text) == columns.number(1)) {
                    return Totals.parse(text);
                }
            } catch (RuntimeException noTotals) {
                // Bytes that look like a cell and are none.
            }
        }
        return null;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cell(long id, byte[] payload) {}

    /** The cell at an offset of a table leaf, with its overflow pages; {@code newest} takes those from the write-ahead log where it has them. */
    private @Nullable Cell cell(byte[] page, int at, boolean newest) throws IOException {
        Varints header = new Varints(page, at);
        long size = header.next();
        long id = header.next();
        if (size < 4 || size > LARGEST || id < 0) {
            return null;
        }
        int all = (int) size;
        int local = local(all);
        if (header.at + local + (local < all ? 4 : 0) > USABLE) {
            return null;
        }
        if (all > local && all - local > (file.size() + (wal == null ? 0 : wal.bytes()))) {
            return null;
        }
        byte[] payload = new byte[all];
        System.arraycopy(page, header.at, payload, 0, local);
        long overflow = local < all ? u32(page, header.at + local) : 0;
        for (int filled = local; filled < all; ) {
            byte[] next = overflowPage(overflow, newest);
            int part = Math.min(USABLE - 4, all - filled);
            System.arraycopy(next, 4, payload, filled, part);
            filled += part;
            overflow = u32(next, 0);
        }
        return new Cell(id, payload);
    }

    /** How much of a payload is in the leaf itself (file format, section 1.6). */
    private static int local(int size) {
        int most = USABLE - 35;
        if (size <= most) {
            return size;
        }
        int least = (USABLE - 12) * 32 / 255 - 23;
        int fitting = least + (size - least) % (USABLE - 4);
        return fitting <= most ? fitting : least;
    }

    private byte[] overflowPage(long number, boolean newest) throws IOException {
        long frame = newest && wal != null ? wal.frameOf(number) : -1;
        if (frame >= 0) {
            return page(new Place(true, frame, 0));
        }
        if (number < 1 || (number - 1) * Sqlite.PAGE >= file.size()) {
            throw new IllegalArgumentException("no such page");
        }
        return page(new Place(false, number - 1, 0));
    }

    private byte[] page(Place place) throws IOException {
        if (place.inWal && wal != null) {
            return wal.page(place.page);
        }
        return read(file, place.page * Sqlite.PAGE, Sqlite.PAGE);
    }

    static byte[] read(FileChannel from, long offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (from.read(buffer, offset + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.array();
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    static long u32(byte[] bytes, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at));
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (wal != null) {
            wal.close();
        }
    }

    /** SQLite's variable-length integers, one after the other. */
    private static final class Varints {
        private final byte[] bytes;
        private int at;

        Varints(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        long next() {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                byte b = bytes[at++];
                value = value << 7 | (b & 0x7f);
                if (b >= 0) {
                    return value;
                }
            }
            return value << 8 | (bytes[at++] & 0xff);
        }
    }

    /** A record's columns (file format, section 2.1). */
    private static final class Columns {
        private final byte[] payload;
        private final long[] types;
        private final int[] offsets;

        /** Throws when the record does not have that many columns. */
        Columns(byte[] payload, int count) {
            this.payload = payload;
            this.types = new long[count];
            this.offsets = new int[count];
            Varints header = new Varints(payload, 0);
            int end = Math.toIntExact(header.next());
            int body = end;
            for (int i = 0; i < count; i++) {
                types[i] = header.next();
                offsets[i] = body;
                body = Math.addExact(body, length(types[i]));
            }
            if (header.at != end || body != payload.length) {
                throw new IllegalArgumentException("not a record of " + count + " columns");
            }
        }

        private static int length(long type) {
            return switch ((int) Math.min(type, 12)) {
                case 0, 8, 9 -> 0;
                case 1, 2, 3, 4 -> (int) type;
                case 5 -> 6;
                case 6, 7 -> 8;
                case 12 -> Math.toIntExact((type - 12) / 2);
                default -> throw new IllegalArgumentException("no such type");
            };
        }

        long number(int column) {
            long type = types[column];
            if (type == 8 || type == 9) {
                return type - 8;
            }
            if (type < 1 || type > 6) {
                throw new IllegalArgumentException("not an integer");
            }
            int from = offsets[column];
            long value = payload[from];
            for (int i = 1; i < length(type); i++) {
                value = value << 8 | (payload[from + i] & 0xff);
            }
            return value;
        }

        byte[] bytes(int column) {
            if (types[column] < 12) {
                throw new IllegalArgumentException("not a text");
            }
            return Arrays.copyOfRange(payload, offsets[column], offsets[column] + length(types[column]));
        }

        String text(int column) {
            return new String(bytes(column), StandardCharsets.UTF_8);
        }
    }
}
