package io.dewline.alerts.routing;

import java.nio.file.Path;
import java.util.Map;

/** Where secrets are looked for: the environment, and files relative to the folder of the file that names them. */
public record Secrets(Map<String, String> environment, Path folder) {
    public Secrets {
        environment = Map.copyOf(environment);
    }
}
