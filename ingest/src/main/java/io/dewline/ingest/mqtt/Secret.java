package io.dewline.ingest.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a password is to be found; it is read anew for each connection, and never written anywhere. */
public final class Secret {
    private final Place place;

    /** Gives the secret's text. */
    private interface Place {
        String read() throws IOException;
    }

    private Secret(Place place) {
        this.place = place;
    }

    /** A secret that the caller has read. */
    public static Secret of(String text) {
        return new Secret(() -> text);
    }

    /** The first line of a file. */
    public static Secret ofFile(Path file) {
        return new Secret(() -> {
            try (var lines = Files.lines(file)) {
                return lines.findFirst().orElse("");
            } catch (java.io.UncheckedIOException e) {
                throw new IOException("the password file " + file + " cannot be read", e);
            } catch (IOException e) {
                throw new IOException("the password file " + file + " cannot be read", e);
            }
        });
    }

    /** An environment variable. */
    public static Secret ofEnvironment(String variable) {
        return new Secret(() -> Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IOException("the environment has no " + variable)));
    }

    String read() throws IOException {
        return place.read();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
