package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a log folder. */
final class SegmentFiles {
    private static final Pattern NAME = Pattern.compile("\\d{12,18}\\.db");

    private SegmentFiles() {}

    /** The segments by the position they begin at. */
    static NavigableMap<Long, Path> list(Path folder) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .forEach(file -> found.put(first(file), file));
        }
        return found;
    }

    private static long first(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ".db".length()));
    }

    static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    static Path shm(Path file) {
        return file.resolveSibling(file.getFileName() + "-shm");
    }

    /** Bytes of a segment and its write-ahead log. */
    static long bytes(Path file) {
        return size(file) + size(wal(file));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }

    /** Removes a segment with what is beside it. */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(wal(file));
        Files.deleteIfExists(shm(file));
    }

    /** Makes the names in the file's folder durable, where the system can. */
    static void syncFolderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException unsupported) {
            // Some systems cannot open a folder: they make names durable themselves.
        }
    }
}
