package io.dewline.ingest.log;

import org.jspecify.annotations.Nullable;

/** A segment's content is not what was written. */
final class Damaged extends Exception {
    Damaged(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    Damaged(String what) {
        this(what, null);
    }
}
