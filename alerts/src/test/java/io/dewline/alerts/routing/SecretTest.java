package io.dewline.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsLookedForBesideTheFileThatNamesIt() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/key"), " s3cret\n");
        Secrets where = new Secrets(Map.of(), folder);
        assertThat(new Secret(Secret.Kind.FILE, "secrets/key").read(where)).isEqualTo("s3cret");
        Path absolute = folder.resolve("secrets/key").toAbsolutePath();
        assertThat(new Secret(Secret.Kind.FILE, absolute.toString()).read(new Secrets(Map.of(), Path.of("/"))))
                .isEqualTo("s3cret");
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        Secrets where = new Secrets(Map.of("KEY", "k"), folder);
        assertThatThrownBy(() -> new Secret(Secret.Kind.ENVIRONMENT, "OTHER").read(where))
                .isInstanceOf(IOException.class)
                .hasMessage("environment variable OTHER is not set");
    }
}
