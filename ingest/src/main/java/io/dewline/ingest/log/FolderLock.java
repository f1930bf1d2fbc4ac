package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lock of a log folder: the system's own, which a dead process cannot hold, in a file that names the owner's pid. */
final class FolderLock implements AutoCloseable {
    // POSIX locks belong to the process, and closing any channel on the file releases them: so within one process we
    // must know before we open it.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock.
     *
     * @throws LogRefused when another has it; names its pid */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("lock");
        if (!OURS.add(file)) {
            throw new LogRefused("the log " + folder + " is open in this process, pid "
                    + ProcessHandle.current().pid());
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LogRefused("the log " + folder + " is in use by process " + owner(file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
            return new FolderLock(file, channel);
        } catch (IOException | LogRefused refused) {
            OURS.remove(file);
            if (channel != null) {
                channel.close();
            }
            throw refused;
        }
    }

    private static String owner(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(file);
    }
}
