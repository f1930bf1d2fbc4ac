package io.dewline.ingest.log;

import org.jspecify.annotations.Nullable;

/** Why the log did not open, take an entry or give one: its message is the reason, for people. */
public final class LogRefused extends RuntimeException {
    public LogRefused(String reason) {
        this(reason, null);
    }

    public LogRefused(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
