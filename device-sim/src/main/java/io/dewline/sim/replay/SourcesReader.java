package io.dewline.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list of sources from YAML; files are named from where the YAML stands. */
public final class SourcesReader {
    private static final Set<String> KEYS = Set.of("file", "site", "device", "at", "zone", "map", "where");

    private SourcesReader() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is no list of sources, with the place and what was expected
     */
    public static List<Source> read(Path file) throws IOException {
        return sources(file, new YAMLMapper().readTree(file.toFile()).path("sources"));
    }

    /** The sources of a list; files are named from where {@code file} stands. */
    static List<Source> sources(Path file, JsonNode list) throws IOException {
        if (!list.isArray() || list.isEmpty()) {
            throw new IOException(file + ": expected sources: with a list");
        }
        List<Source> sources = new ArrayList<>();
        for (JsonNode node : list) {
            try {
                sources.add(source(file, node));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IOException(file + ": sources[" + sources.size() + "]: " + e.getMessage(), e);
            }
        }
        return sources;
    }

    private static Source source(Path file, JsonNode node) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key \"" + key + "\"");
            }
        });
        List<Mapped> map = new ArrayList<>();
        node.path("map")
                .fields()
                .forEachRemaining(
                        e -> map.add(Mapped.parse(e.getKey(), e.getValue().asText())));
        Map<String, String> where = new HashMap<>();
        node.path("where")
                .fields()
                .forEachRemaining(e -> where.put(e.getKey(), e.getValue().asText()));
        @Nullable ZoneId zone = node.has("zone") ? ZoneId.of(node.path("zone").asText()) : null;
        return new Source(
                file.resolveSibling(text(node, "file")),
                text(node, "site"),
                text(node, "device"),
                text(node, "at"),
                zone,
                map,
                where);
    }

    private static String text(JsonNode node, String key) {
        if (!node.path(key).isTextual()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no text");
        }
        return node.path(key).asText();
    }
}
