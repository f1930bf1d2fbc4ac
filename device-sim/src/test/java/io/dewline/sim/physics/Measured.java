package io.dewline.sim.physics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Recordings that lie beside the project, where they do. */
final class Measured {
    private Measured() {}

    /** The lines of a file below the header. */
    static List<String> lines(String file) throws IOException {
        Path path = Path.of(System.getProperty("dewline.shared", "../shared"), "domain", "data")
                .resolve(file);
        Assumptions.assumeTrue(Files.isReadable(path), () -> "no recording " + path);
        List<String> lines = Files.readAllLines(path);
        return lines.subList(1, lines.size());
    }
}
