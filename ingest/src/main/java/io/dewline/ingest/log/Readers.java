package io.dewline.ingest.log;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Connections for reading that are kept for the next read. */
final class Readers implements AutoCloseable {
    private static final int IDLE = 8;

    private final Map<Path, Integer> generations = new HashMap<>();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(SegmentReader reader, int generation) {}

    /** What to read. */
    interface Reading<T> {
        T from(SegmentReader reader) throws SQLException, Damaged;
    }

    <T> T read(Path file, Reading<T> reading) throws SQLException, Damaged {
        Idle lent = take(file);
        boolean good = false;
        try {
            T result = reading.from(lent.reader);
            good = true;
            return result;
        } finally {
            give(lent, good);
        }
    }

    private Idle take(Path file) throws SQLException, Damaged {
        int generation;
        synchronized (this) {
            if (closed) {
                throw new SQLException("the log is closed");
            }
            for (Idle each : idle) {
                if (each.reader.file().equals(file)) {
                    idle.remove(each);
                    return each;
                }
            }
            generation = generations.getOrDefault(file, 0);
        }
        return new Idle(new SegmentReader(file), generation);
    }

    private void give(Idle back, boolean good) {
        SegmentReader surplus = back.reader;
        synchronized (this) {
            if (good && !closed && back.generation == generations.getOrDefault(back.reader.file(), 0)) {
                idle.addFirst(back);
                surplus = idle.size() > IDLE ? idle.removeLast().reader : null;
            }
        }
        if (surplus != null) {
            surplus.close();
        }
    }

    /** Closes what is open on a file, and what is lent as soon as it comes back. */
    synchronized void evict(Path file) {
        generations.merge(file, 1, Integer::sum);
        idle.removeIf(each -> {
            boolean gone = each.reader.file().equals(file);
            if (gone) {
                each.reader.close();
            }
            return gone;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(each -> each.reader.close());
        idle.clear();
    }
}
