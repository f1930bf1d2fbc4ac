package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The frames of a SQLite write-ahead log (file format, section 4), whether SQLite would still read them or not. */
final class WalFrames implements AutoCloseable {
    private static final int HEADER = 32;
    private static final int FRAME = 24;
    private static final int BIG_ENDIAN = 0x377f0683;

    private final FileChannel file;
    private final long count;
    private final Map<Long, Long> newest = new HashMap<>();
    private final boolean lostCommits;

    WalFrames(Path wal) throws IOException {
        file = FileChannel.open(wal, StandardOpenOption.READ);
        count = Math.max(0, (file.size() - HEADER) / (FRAME + Sqlite.PAGE));
        lostCommits = readFrames();
    }

    long count() {
        return count;
    }

    long bytes() throws IOException {
        return file.size();
    }

    /** The last frame with a page, -1 when there is none. */
    long frameOf(long pageNumber) {
        return newest.getOrDefault(pageNumber, -1L);
    }

    byte[] page(long frame) throws IOException {
        return PageScan.read(file, offset(frame) + FRAME, Sqlite.PAGE);
    }

    /**
     * Whether SQLite stops reading before a transaction that was on the disk for sure. A transaction is begun only after the one before it is on the disk:
     * so frames behind a commit that SQLite does not reach prove damage, where a torn last transaction is what any crash leaves.
     */
    boolean lostCommits() {
        return lostCommits;
    }

    private boolean readFrames() throws IOException {
        byte[] header = PageScan.read(file, 0, HEADER);
        ByteOrder order =
                ByteBuffer.wrap(header).getInt(0) == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int[] sum = new int[2];
        add(sum, header, 0, 24, order);
        boolean headed = matches(sum, header, 24);
        byte[] salts = Arrays.copyOfRange(
                headed ? header : PageScan.read(file, offset(0), FRAME), headed ? 16 : 8, headed ? 24 : 16);
        boolean valid = headed;
        boolean commitBehind = false;
        boolean lost = false;
        for (long frame = 0; frame < count; frame++) {
            byte[] head = PageScan.read(file, offset(frame), FRAME);
            newest.put(PageScan.u32(head, 0), frame);
            if (!Arrays.equals(head, 8, 16, salts, 0, 8)) {
                // Left from an earlier round of the file.
                valid = false;
                continue;
            }
            if (valid) {
                add(sum, head, 0, 8, order);
                add(sum, page(frame), 0, Sqlite.PAGE, order);
                valid = matches(sum, head, 16);
            }
            if (!valid) {
                boolean commit = PageScan.u32(head, 4) != 0;
                // The header is on the disk before any frame.
                lost |= commitBehind || (commit && !headed);
                commitBehind |= commit;
            }
        }
        return lost;
    }

    private static long offset(long frame) {
        return HEADER + frame * (FRAME + Sqlite.PAGE);
    }

    private static boolean matches(int[] sum, byte[] in, int at) {
        ByteBuffer stored = ByteBuffer.wrap(in);
        return stored.getInt(at) == sum[0] && stored.getInt(at + 4) == sum[1];
    }

    /** Section 4.2: two running sums over pairs of 32-bit words. */
    private static void add(int[] sum, byte[] bytes, int from, int to, ByteOrder order) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(order);
        for (int at = from; at < to; at += 8) {
            sum[0] += words.getInt(at) + sum[1];
            sum[1] += words.getInt(at + 4) + sum[0];
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
