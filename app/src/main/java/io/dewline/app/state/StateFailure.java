package io.dewline.app.state;

import org.jspecify.annotations.Nullable;

/** state.db could not be read or written; says which and why. */
public final class StateFailure extends RuntimeException {
    public StateFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
