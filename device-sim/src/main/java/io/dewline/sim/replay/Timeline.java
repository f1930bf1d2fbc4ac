package io.dewline.sim.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several recordings woven into one by time; at one instant in the order of the sources. */
final class Timeline implements Closeable {
    private record Head(Recorded row, int source) {}

    private final List<SourceReader> readers = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparing((Head head) -> head.row().at()).thenComparingInt(Head::source));
    private long bytes;

    Timeline(List<Source> sources, ReplayCounts counts) throws IOException {
        try {
            for (Source source : sources) {
                readers.add(new SourceReader(source, counts));
                bytes += Files.size(source.file());
            }
            for (int i = 0; i < readers.size(); i++) {
                advance(i);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Nullable
    Recorded next() throws IOException {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.source());
        return head.row();
    }

    /** Part of the files that has been read, 0 … 1. */
    double part() {
        long read = readers.stream().mapToLong(SourceReader::characters).sum();
        return bytes == 0 ? 1 : Math.min(1, read / (double) bytes);
    }

    @Override
    public void close() throws IOException {
        for (SourceReader reader : readers) {
            reader.close();
        }
    }

    private void advance(int source) throws IOException {
        Recorded row = readers.get(source).next();
        if (row != null) {
            heads.add(new Head(row, source));
        }
    }
}
