package io.dewline.sim.cast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dewline.sim.physics.Texture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads what the simulator needs of sites.yaml; keys that only Dewline needs are passed over. */
public final class CastReader {
    /** Characters; 200,000 devices are about 15 million. */
    private static final int LARGEST = 100_000_000;

    private static final YAMLMapper YAML = yaml();
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, ZoneId> areas = new HashMap<>();
    private final Set<String> devices = new HashSet<>();

    private CastReader() {}

    /**
     * Reads a registry.
     *
     * @throws IOException if the file cannot be read
     * @throws CastException if its content is no registry, with everything that is wrong
     */
    public static Cast read(Path file) throws IOException, CastException {
        return parse(file.toString(), Files.readString(file));
    }

    private static YAMLMapper yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        return new YAMLMapper(YAMLFactory.builder().loaderOptions(options).build());
    }

    /**
     * Reads a registry's text.
     *
     * @param name stands before each mistake
     * @throws CastException if it is no registry, with everything that is wrong
     */
    public static Cast parse(String name, String text) throws CastException {
        CastReader reader = new CastReader();
        Cast cast = new Cast(List.of());
        try {
            JsonNode root = YAML.readTree(text);
            cast = reader.cast(root);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            reader.faults.add("line " + line + ": not YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
        if (!reader.faults.isEmpty()) {
            throw new CastException(name, reader.faults);
        }
        return cast;
    }

    private Cast cast(JsonNode root) {
        for (JsonNode area : root.path("areas")) {
            String id = id(area, "areas");
            areas.put(id, timezone(area.path("timezone"), "areas." + id));
        }
        List<CastSite> sites = new ArrayList<>();
        for (JsonNode site : root.path("sites")) {
            sites.add(site(site));
        }
        if (sites.isEmpty()) {
            faults.add("no sites");
        }
        return new Cast(sites);
    }

    private ZoneId timezone(JsonNode node, String where) {
        try {
            return node.isMissingNode() ? CHINA : ZoneId.of(node.asText());
        } catch (DateTimeException e) {
            faults.add(where + ".timezone: unknown time zone \"" + node.asText() + "\"");
            return CHINA;
        }
    }

    private CastSite site(JsonNode node) {
        String id = id(node, "sites");
        String where = "sites." + id;
        String area = node.path("area").asText("default");
        if (!areas.isEmpty() && node.has("area") && !areas.containsKey(area)) {
            faults.add(where + ".area: no area \"" + area + "\"");
        }
        List<CastZone> zones = new ArrayList<>();
        for (JsonNode zone : node.path("zones")) {
            zones.add(zone(zone, id, where));
        }
        ZoneId timezone =
                node.has("timezone") ? timezone(node.path("timezone"), where) : areas.getOrDefault(area, CHINA);
        String kind = node.path("kind").asText("park");
        return new CastSite(id, area, timezone, kind, zones, devices(node, id, "", where));
    }

    private CastZone zone(JsonNode node, String site, String parent) {
        String id = id(node, parent + ".zones");
        String where = parent + "." + id;
        JsonNode emitter = node.path("emitter");
        return new CastZone(
                id,
                node.path("type").asText("lawn"),
                soil(node.path("soil"), where),
                node.path("plant").asText(""),
                measure(node, "root_depth", "m", 0.3, where),
                measure(node, "area", "m²", 100, where),
                measure(node, "catchment", "m²", 500, where),
                measure(node, "lip", "mm", 300, where),
                measure(node, "orifice", "mm", Double.NaN, where),
                number(node, "orifice_height", "mm", 0, where),
                new CastEmitter(
                        emitter.path("kind").asText("sprinkler"),
                        measure(emitter, "rate", "mm/h", 12.7, where + ".emitter")),
                devices(node, site, id, where));
    }

    private Texture soil(JsonNode node, String where) {
        if (node.isMissingNode()) {
            return Texture.LOAM;
        }
        return Texture.named(node.asText()).orElseGet(() -> {
            faults.add(where + ".soil: unknown soil \"" + node.asText() + "\"; known: " + Texture.known());
            return Texture.LOAM;
        });
    }

    private List<CastDevice> devices(JsonNode node, String site, String zone, String where) {
        List<CastDevice> found = new ArrayList<>();
        for (JsonNode device : node.path("devices")) {
            String id = id(device, where + ".devices");
            if (!devices.add(id)) {
                faults.add(where + ".devices: device \"" + id + "\" is there twice");
            }
            double depth = measure(device, "depth", "m", 0.1, where + "." + id);
            boolean heated = device.path("attributes").path("inlet").asText().equals("heated");
            double bearing = number(device, "bearing", "°", Double.NaN, where + "." + id);
            String gateway = device.path("gateway").asText("");
            found.add(new CastDevice(id, device.path("kind").asText(""), site, zone, depth, bearing, heated, gateway));
        }
        return found;
    }

    private double number(JsonNode node, String key, String unit, double otherwise, String where) {
        if (!node.has(key)) {
            return otherwise;
        }
        try {
            return Measure.read(node.path(key).asText(), unit);
        } catch (IllegalArgumentException e) {
            faults.add(where + "." + key + ": " + e.getMessage());
            return otherwise;
        }
    }

    private double measure(JsonNode node, String key, String unit, double otherwise, String where) {
        if (!node.has(key)) {
            return otherwise;
        }
        try {
            double value = Measure.read(node.path(key).asText(), unit);
            if (value > 0) {
                return value;
            }
            faults.add(where + "." + key + ": \"" + node.path(key).asText() + "\" is not above zero");
        } catch (IllegalArgumentException e) {
            faults.add(where + "." + key + ": " + e.getMessage());
        }
        return otherwise;
    }

    private String id(JsonNode node, String where) {
        String id = node.path("id").asText("");
        if (!ID.matcher(id).matches()) {
            faults.add(where + ": \"" + id + "\" is no id (1 to 64 of a–z 0–9 - _, the first a letter or digit)");
        }
        return id;
    }
}
