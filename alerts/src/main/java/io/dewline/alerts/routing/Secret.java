package io.dewline.alerts.routing;

import java.io.IOException;
import java.nio.file.Files;

/** Where a secret is kept: an environment variable or a file. The secret itself is read when it is needed and never printed. */
public record Secret(Kind kind, String name) {

    /** The two places. */
    public enum Kind {
        ENVIRONMENT,
        FILE
    }

    /**
     * The secret without surrounding white space.
     *
     * @throws IOException naming the variable or file when it is missing or empty
     */
    public String read(Secrets where) throws IOException {
        String value = kind == Kind.ENVIRONMENT
                ? where.environment().getOrDefault(name, "")
                : Files.readString(where.folder().resolve(name));
        if (value.isBlank()) {
            throw new IOException(
                    kind == Kind.ENVIRONMENT ? "environment variable " + name + " is not set" : name + " is empty");
        }
        return value.strip();
    }
}
