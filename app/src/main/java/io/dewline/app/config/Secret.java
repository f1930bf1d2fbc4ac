package io.dewline.app.config;

import io.dewline.model.Fields;
import io.dewline.model.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A secret from a file or the environment, never from the configuration's own text; prints as {@code ***}. */
public final class Secret {
    public static final Secret NONE = new Secret("");

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public String reveal() {
        return text;
    }

    public boolean present() {
        return !text.isEmpty();
    }

    @Override
    public String toString() {
        return present() ? "***" : "";
    }

    /** Reads {@code name_file} or {@code name_env} of {@code fields}; none when neither is there. */
    static Secret read(Fields fields, String name, Path base, Map<String, String> environment, Problems problems) {
        String file = fields.text(name + "_file", "");
        String variable = fields.text(name + "_env", "");
        if (fields.has(name)) {
            problems.error(
                    fields.mark(name), name + " stands in the configuration", name + "_file or " + name + "_env");
        }
        if (!file.isEmpty()) {
            try {
                return new Secret(Files.readString(base.resolve(file)).strip());
            } catch (IOException e) {
                problems.error(
                        fields.mark(name + "_file"), name + " cannot be read from '" + file + "'", "a readable file");
            }
        } else if (!variable.isEmpty()) {
            String value = environment.get(variable);
            if (value == null || value.isEmpty()) {
                problems.error(
                        fields.mark(name + "_env"),
                        "environment variable '" + variable + "' is not set",
                        "the " + name + " in it");
            } else {
                return new Secret(value);
            }
        }
        return NONE;
    }
}
