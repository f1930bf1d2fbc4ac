package io.dewline.app.command;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config FILE}, read and checked in full. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "dewline.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}); it names the other files.")
    private Path file = Path.of("dewline.yaml");

    /** The settings and the configuration set, or null where there is an error; and all that was found. */
    record Loaded(
            @Nullable Settings settings, @Nullable ConfigurationSet set, List<Problem> problems, Sources sources) {
        boolean ok() {
            return settings != null && set != null && problems.stream().allMatch(Problem::warning);
        }

        /** Prints the errors with their lines, and how many warnings there are. */
        void printErrors(PrintWriter out) {
            problems.stream().filter(p -> !p.warning()).forEach(p -> sources.print(p, out));
            long warnings = problems.stream().filter(Problem::warning).count();
            if (warnings > 0) {
                out.printf("%d warnings; dewline rules check tells them.%n", warnings);
            }
            out.flush();
        }

        /** Prints every problem with its line; errors last, so that they are seen. */
        void print(PrintWriter out) {
            problems.stream().filter(Problem::warning).forEach(p -> sources.print(p, out));
            problems.stream().filter(p -> !p.warning()).forEach(p -> sources.print(p, out));
            out.flush();
        }
    }

    Path file() {
        return file;
    }

    Loaded load() {
        return load(null);
    }

    /** The same with the rules of another folder; null for those that the configuration names. */
    Loaded load(@Nullable Path rules) {
        Sources sources = new Sources();
        Problems problems = new Problems();
        if (!Files.isRegularFile(file)) {
            problems.error(
                    new io.dewline.model.Document.Mark(file.toString(), 1, 1),
                    "there is no such file",
                    "--config FILE");
            return new Loaded(null, null, problems.all(), sources);
        }
        sources.add(String.valueOf(file.getFileName()), file);
        Parsed<Settings> settings = Configurations.settings(file, System.getenv());
        problems.addAll(settings.problems());
        Settings value = settings.value();
        if (value == null) {
            return new Loaded(null, null, problems.all(), sources);
        }
        Map<String, String> texts = Configurations.texts(
                rules == null ? value.files() : value.files().withRules(rules), problems);
        sources.addAll(texts);
        if (rules != null) {
            sources.rulesFrom(rules);
        }
        if (problems.hasErrors()) {
            return new Loaded(value, null, problems.all(), sources);
        }
        Parsed<ConfigurationSet> set = Configurations.parse(texts);
        problems.addAll(set.problems());
        return new Loaded(value, set.value(), problems.all(), sources);
    }
}
