package io.dewline.ingest.log;

import java.nio.file.Path;

/** A segment that is written no more: the position it begins at, and the totals at its end. */
record ClosedSegment(long first, Path file, Totals end) {

    /** The position that the next segment begins at. */
    long ends() {
        return end.next();
    }

    long bytes() {
        return SegmentFiles.bytes(file);
    }
}
