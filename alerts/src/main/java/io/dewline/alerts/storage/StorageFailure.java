package io.dewline.alerts.storage;

/** The storage could not do what it was asked; nothing of it has happened. */
public final class StorageFailure extends RuntimeException {
    public StorageFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public StorageFailure(String message) {
        super(message);
    }
}
