package io.dewline.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Published recordings that are known by name: which files they are and what their columns mean. */
public final class Recordings {
    private static final String SETS = "sets.yaml";

    private Recordings() {}

    /** Name → what it is, in Chinese and English. */
    public static Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> set : sets().properties()) {
            JsonNode title = set.getValue().path("title");
            titles.put(
                    set.getKey(),
                    title.path("en").asText() + " / " + title.path("zh").asText());
        }
        return titles;
    }

    /**
     * The sources of a recording whose files lie below a folder.
     *
     * @throws IOException if there is none of that name, or a file of it is not there
     */
    public static List<Source> of(String name, Path folder) throws IOException {
        JsonNode set = sets().path(name);
        if (set.isMissingNode()) {
            List<String> known = new ArrayList<>(titles().keySet());
            throw new IOException("no recording \"" + name + "\"; known are " + String.join(", ", known));
        }
        List<Source> sources = SourcesReader.sources(folder.resolve(SETS), set.path("sources"));
        for (Source source : sources) {
            if (!Files.isReadable(source.file())) {
                throw new IOException(source.file() + " is not there; --data names the folder of the recordings");
            }
        }
        return sources;
    }

    private static JsonNode sets() throws IOException {
        try (InputStream in = Recordings.class.getResourceAsStream(SETS)) {
            if (in == null) {
                throw new IOException(SETS + " is missing from the program");
            }
            return new YAMLMapper().readTree(in);
        }
    }
}
