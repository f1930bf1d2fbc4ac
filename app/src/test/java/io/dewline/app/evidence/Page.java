package io.dewline.app.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of docs/evidence.md that comes from recorded data, and its pictures; what else stands on the page is left alone. */
record Page(String text, Map<String, String> pictures) {
    private static final String BEGIN = "<!-- recorded data: written by bench/evidence, not by hand -->\n";
    private static final String END = "<!-- end of recorded data -->\n";
    private static final String HEAD =
            """
            # Evidence

            What the shipped rules say where the right answer is known from elsewhere.

            """;

    Page {
        pictures = Map.copyOf(pictures);
    }

    /** Runs the shipped rules on everything. */
    static Page of(Path root, Path data) throws IOException {
        Shipped shipped = new Shipped(root);
        List<Section> sections = List.of(
                new London(data, shipped).section(),
                new Beijing(data, shipped).section(),
                new FrozenSoil(data, shipped).section(),
                new Gardens(data, shipped).section(),
                new Cotton(data, shipped).section());
        StringBuilder text = new StringBuilder(BEGIN);
        text.append(
                """
                # Recorded data

                `bench/evidence [FOLDER]` writes this part: it runs the packs in `deploy/config/rules` as they are, through the engine and the alert book of `dewline rules backtest`, over recordings that are not part of the project (default: `../shared/domain/data`; their sources and licences are in the README there). A reading is taken to arrive when it was measured. `blind` is the alert that says that something at a site cannot be judged.

                """);
        Map<String, String> pictures = new TreeMap<>();
        for (Section section : sections) {
            text.append(section.text().stripTrailing()).append("\n\n");
            pictures.putAll(section.pictures());
        }
        return new Page(text.append(END).toString(), pictures);
    }

    /** The whole page, given what stands there now ("" for nothing). */
    String within(String present) {
        int from = present.indexOf(BEGIN);
        int to = present.indexOf(END);
        if (from < 0 || to < from) {
            return (present.isEmpty() ? HEAD : present.stripTrailing() + "\n\n") + text;
        }
        return present.substring(0, from) + text + present.substring(to + END.length());
    }

    static String present(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
