package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Caution;
import io.dewline.model.Document;
import io.dewline.model.Problem;
import io.dewline.model.Registry;
import io.dewline.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/rules.md tells the truth: its examples load, its table is the language's. */
class RulesPageTest {
    private static final Registry REGISTRY = YamlText.exampleRegistry();

    static String page() throws IOException {
        return Files.readString(YamlText.root().resolve("docs/rules.md"));
    }

    private static Stream<String> blocks(String language) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
        return matcher.results().map(result -> result.group(1)).toList().stream();
    }

    static Stream<String> examples() throws IOException {
        return blocks("yaml");
    }

    static Stream<String> mistakes() throws IOException {
        return blocks("wrong");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleLoads(String text) {
        List<Problem> problems = RuleSet.read(List.of(YamlText.document("rules.yaml", text)), REGISTRY)
                .problems();
        assertThat(problems).allMatch(Problem::warning);
        assertThat(problems)
                .allMatch(
                        problem -> problem.message().startsWith("the rule does not judge"),
                        "nothing but missing devices");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldAsShown(String block) {
        int arrow = block.indexOf("=>\n");
        Document document = YamlText.document("rules.yaml", block.substring(0, arrow));
        String said = RuleSet.read(List.of(document), REGISTRY).problems().stream()
                .map(problem -> ProblemText.show(problem, List.of(document)))
                .collect(Collectors.joining("\n"));
        assertThat(said).isEqualTo(block.substring(arrow + 3).stripTrailing());
    }

    @Test
    void everyFunctionHasItsLine() throws IOException {
        List<String> lines = page().lines().toList();
        assertThat(lines)
                .containsAll(Functions.all().values().stream()
                        .flatMap(List::stream)
                        .map(f -> "| `" + f.signature() + "` | " + f.result() + " | " + f.missing() + " |")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Caution.class)
    void everyWarningIsNamed(Caution caution) throws IOException {
        assertThat(page()).contains("| `" + caution.word() + "` | ");
    }

    @ParameterizedTest
    @EnumSource(value = Unit.class, mode = EnumSource.Mode.EXCLUDE, names = "ONE")
    void everyUnitIsNamed(Unit unit) throws IOException {
        assertThat(page()).contains("`" + unit.symbol() + "`");
    }
}
