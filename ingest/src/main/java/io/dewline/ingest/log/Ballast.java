package io.dewline.ingest.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file that only takes room, given up when the disk is full so that what must be told can still be written. */
final class Ballast {
    private final Path file;
    private final long bytes;

    Ballast(Path folder, long bytes) {
        this.file = folder.resolve("ballast");
        this.bytes = bytes;
    }

    /** Whether the disk has room for going on and for the ballast, were it given up. */
    boolean room() {
        return free() >= 2 * bytes;
    }

    /** Bytes that the disk still has for us, not counting the ballast. */
    long free() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return folder == null ? 0 : Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** Makes the file where it is not there and the disk has room; returns whether it is there. */
    boolean make() {
        try {
            if (Files.exists(file) && Files.size(file) >= bytes) {
                return true;
            }
            if (!room()) {
                return false;
            }
            // Noise, because some disks store zeros in no room at all.
            byte[] noise = new byte[1 << 16];
            new Random(bytes).nextBytes(noise);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (long left = bytes; left > 0; left -= noise.length) {
                    out.write(noise, 0, (int) Math.min(noise.length, left));
                }
            }
            return true;
        } catch (IOException full) {
            release();
            return false;
        }
    }

    /** Gives the room back; returns whether there was any to give. */
    boolean release() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException readOnly) {
            return false;
        }
    }
}
