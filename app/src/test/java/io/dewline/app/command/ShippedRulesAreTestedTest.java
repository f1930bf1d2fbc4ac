package io.dewline.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.YamlDocuments;
import io.dewline.model.Document;
import io.dewline.model.Fields;
import io.dewline.model.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shipped pack has its tests, and every shipped rule has been seen to fire and to end. */
final class ShippedRulesAreTestedTest {
    private static final Path CONFIG = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config");

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(CONFIG.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static List<String> rules(Path pack) throws IOException {
        Problems problems = new Problems();
        Document document = YamlDocuments.parse(pack.toString(), Files.readString(pack), problems);
        Fields root = Fields.of(document.root(), "a rule file", problems);
        List<String> ids = new ArrayList<>();
        for (Document.Node rule : root.items("rules")) {
            ids.add(Fields.of(rule, "a rule", problems).text("id"));
        }
        assertThat(ids).as(pack.toString()).isNotEmpty();
        return ids;
    }

    @Test
    void everyPackHasTests() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path file : files("rules-tests")) {
            tests.append(file.getFileName()).append(Files.readString(file));
        }
        assertThat(files("rules")).isNotEmpty().allSatisfy(pack -> assertThat(tests)
                .contains(String.valueOf(pack.getFileName())));
    }

    private static List<String> neverSeen(String step) throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path file : files("rules-tests")) {
            tests.append(Files.readString(file));
        }
        List<String> untried = new ArrayList<>();
        for (Path pack : files("rules")) {
            for (String rule : rules(pack)) {
                Pattern line =
                        Pattern.compile("^ +\\d\\S* \\S+ " + Pattern.quote(rule) + " " + step, Pattern.MULTILINE);
                if (!line.matcher(tests).find()) {
                    untried.add(pack.getFileName() + ": " + rule);
                }
            }
        }
        return untried;
    }

    @Test
    void everyRuleFiresAndEndsInSomeTest() throws IOException {
        assertThat(neverSeen("fired")).isEmpty();
        assertThat(neverSeen("recovered")).isEmpty();
    }

    /** Nothing fires on what is missing, and nothing clears: each rule has an input that it cannot do without, if only the link. */
    @Test
    void everyRuleStaysUndeterminedInSomeTest() throws IOException {
        assertThat(neverSeen("(undetermined|blind)")).isEmpty();
    }
}
