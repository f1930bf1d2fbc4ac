package io.dewline.sim.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The recordings that lie beside the project, where they do. */
final class RealData {
    private RealData() {}

    /** Building works beside a street in London, May to December 1999: 5,880 hours. */
    static Source london() throws IOException {
        return Recordings.of("london-1999", folder()).get(0);
    }

    /** Five stations of Beijing, March, April and December 2015: 11,040 rows. */
    static Source beijing() throws IOException {
        return Recordings.of("beijing-2015", folder()).get(0);
    }

    static Path folder() {
        Path folder = Path.of(System.getProperty("dewline.shared", "../shared"), "domain", "data");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no recordings in " + folder);
        return folder;
    }
}
