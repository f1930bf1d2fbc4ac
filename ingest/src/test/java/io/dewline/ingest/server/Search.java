package io.dewline.ingest.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** Looks for a server in the places of the house's order and remembers why each place had none. */
final class Search {
    /** CI sets this: there a test without its server fails instead of being skipped. */
    private static final String REQUIRED = "dewline.require-servers";

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private final String name;
    private final List<String> misses = new ArrayList<>();

    Search(String name) {
        this.name = name;
    }

    Optional<Server> given(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            misses.add("no address in " + variable);
            return Optional.empty();
        }
        String address = value.strip().replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "");
        return Optional.of(new GivenServer(address, "the server at " + value.strip()));
    }

    Optional<Server> binary(String file, Function<Path, Server> start) {
        List<String> folders = new ArrayList<>(List.of(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(Pattern.quote(File.pathSeparator), -1)));
        folders.addAll(List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"));
        for (String folder : folders) {
            Path path = Path.of(folder, file);
            if (!folder.isEmpty() && Files.isExecutable(path)) {
                return Optional.of(start.apply(path));
            }
        }
        misses.add("no " + file + " on the PATH");
        return Optional.empty();
    }

    Optional<Server> container(String image, Supplier<Server> start) {
        boolean socket = Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
        if (!socket || !DockerClientFactory.instance().isDockerAvailable()) {
            misses.add("no container engine");
            return Optional.empty();
        }
        try {
            return Optional.of(start.get());
        } catch (RuntimeException e) {
            misses.add("no container of " + image + " (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    /** Ends the search in vain: fails the test where servers are required, else skips it, and says why. */
    Server none() {
        String why = "no real " + name + ": " + String.join(", ", misses);
        if (Boolean.getBoolean(REQUIRED)) {
            return Assertions.fail(why);
        }
        if (TOLD.add(why)) {
            System.out.println("Tests that need it are skipped: " + why);
        }
        return Assumptions.abort(why);
    }

    /** The image to use: a system property of the build names it. */
    static String image(String property, String upstream) {
        return Optional.ofNullable(System.getProperty(property)).orElse(upstream);
    }
}
