package io.dewline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void otherFiles() throws IOException {
        Files.writeString(folder.resolve("sites.yaml"), "sites: []\n");
        Files.createDirectory(folder.resolve("rules"));
    }

    private Parsed<Settings> read(String text) throws IOException {
        Path file = folder.resolve("dewline.yaml");
        Files.writeString(file, text);
        return Configurations.settings(file, Map.of("DEWLINE_MQTT", "secret-word"));
    }

    @Test
    void anEmptyFileGivesTheDefaults() throws IOException {
        Settings settings = Objects.requireNonNull(read("data: x\n").value());

        assertThat(settings.clock().mode()).isEqualTo(Settings.Clock.Mode.WALL);
        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.mqtt().broker().getPort()).isEqualTo(1883);
        assertThat(settings.data()).isEqualTo(folder.resolve("x"));
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesTheNearest() throws IOException {
        Parsed<Settings> parsed = read("mqtt:\n  broker: tcp://127.0.0.1:1\n  windov: 3\n");

        assertThat(parsed.value()).isNull();
        assertThat(parsed.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("dewline.yaml:3:3: unknown key 'windov'")
                .endsWith("did you mean 'window'?");
    }

    @Test
    void allErrorsAreToldAtOnce() throws IOException {
        Parsed<Settings> parsed = read("clock: { mode: sundial }\nlog: { max_mb: -4 }\nrules: nowhere\n");

        assertThat(parsed.problems()).hasSize(3).allSatisfy(p -> assertThat(p.expected())
                .isNotEmpty());
    }

    @Test
    void aSecretComesFromTheEnvironmentAndIsNeverPrinted() throws IOException {
        Settings settings = Objects.requireNonNull(
                read("mqtt: { user: u, password_env: DEWLINE_MQTT }\n").value());

        assertThat(settings.mqtt().password().reveal()).isEqualTo("secret-word");
        assertThat(settings.toString()).doesNotContain("secret-word");
    }

    @Test
    void aSecretInTheFileItselfIsRefused() throws IOException {
        assertThat(read("mqtt: { user: u, password: secret-word }\n").problems())
                .singleElement()
                .satisfies(
                        p -> assertThat(p.toString()).contains("password_file").doesNotContain("secret-word"));
    }

    @Test
    void anOpenAddressNeedsAToken() throws IOException {
        assertThat(read("http: { host: 0.0.0.0 }\n").problems()).singleElement().satisfies(p -> assertThat(p.message())
                .contains("no token"));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        assertThat(read("people: folk.yaml\n").problems()).singleElement().satisfies(p -> assertThat(p.message())
                .contains("folk.yaml"));
    }
}
