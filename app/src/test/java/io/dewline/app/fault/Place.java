package io.dewline.app.fault;

import io.dewline.app.Dewline;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.model.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A configuration in a folder: one building site with dust monitors, and a rule that fires while one of them is above 100 µg/m³. */
final class Place {
    static final List<String> MONITORS = List.of("dust-01", "dust-02", "dust-03", "dust-04");
    static final String RULE = "dust-high";

    private static final String SITES =
            """
            areas:
              - id: city
                timezone: Asia/Shanghai
            sites:
              - id: east-gate
                area: city
                kind: construction
                location: { system: WGS84, latitude: 39.8987, longitude: 116.4433 }
                zones:
                  - id: fence
                    type: construction fence
                    devices:
                      - { id: dust-01, kind: dust }
                      - { id: dust-02, kind: dust }
                      - { id: dust-03, kind: dust }
                      - { id: dust-04, kind: dust }
            """;
    private static final String RULES =
            """
            pack:
              id: dust
            rules:
              - id: dust-high
                title: { zh: "{device} 扬尘", en: "{device}: dust" }
                each: device
                when: pm10 > 100
              - id: device-silent
                title: { zh: "{device} 无数据", en: "{device} is silent" }
                each: device
                no_data: 3 intervals
            """;

    private final Path folder;

    private Place(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the configuration.
     *
     * @param lines further lines of dewline.yaml
     */
    static Place in(Path folder, String broker, String... lines) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("sites.yaml"), SITES);
        Files.writeString(folder.resolve("rules/dust.yaml"), RULES);
        Files.writeString(
                folder.resolve("dewline.yaml"),
                "mqtt: { broker: '" + broker + "', keep_alive: 5s }\n" + String.join("\n", lines) + "\n");
        return new Place(folder);
    }

    /** Adds a dust monitor to the sites. */
    void adopt(String device) throws IOException {
        Files.writeString(folder.resolve("sites.yaml"), SITES + "          - { id: " + device + ", kind: dust }\n");
    }

    Path file() {
        return folder.resolve("dewline.yaml");
    }

    /** The state with {@code clock: wall}. */
    Path state() {
        return folder.resolve("data/live");
    }

    Settings settings() {
        return Objects.requireNonNull(Configurations.settings(file(), Map.of()).value());
    }

    ConfigurationSet set() {
        return Objects.requireNonNull(
                Configurations.parse(Configurations.texts(settings().files(), new Problems()))
                        .value());
    }

    Dewline start(Dewline.Hooks hooks) throws Dewline.NotStarted {
        return Dewline.start(settings(), set(), hooks);
    }

    static String topic(String device) {
        return "dewline/v1/east-gate/" + device + "/telemetry";
    }

    static String reading(long at, double pm10) {
        return "{\"at\": " + at + ", \"values\": {\"pm10\": " + pm10 + "}}";
    }
}
