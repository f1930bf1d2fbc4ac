package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Registry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of wrong conditions, word for word: wrong-conditions.txt holds a block for each, the rule's subject and condition first. */
class WrongConditionTest {
    private static final Registry REGISTRY = YamlText.registry(Cases.text("sites.yaml"));

    static Stream<String> blocks() {
        return Stream.of(Cases.text("wrong-conditions.txt").strip().split("\n\n"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isToldWithItsPlaceAndWhatWasExpected(String block) {
        List<String> lines = block.lines().toList();
        int bar = lines.get(0).indexOf('|');
        String text =
                """
                limits:
                  start: 150
                  start_mg: 0.15 mg/m³
                  open: { status: unknown }
                rules:
                  - id: tried
                    each: %s
                    when: %s
                pack: { id: r, source: a test }
                """
                        .formatted(
                                lines.get(0).substring(0, bar).strip(),
                                lines.get(0).substring(bar + 1).strip());
        String said = RuleSet.read(List.of(YamlText.document("r.yaml", text)), REGISTRY).problems().stream()
                .filter(problem -> problem.mark().file().equals("r.yaml"))
                .map(problem -> "=> " + problem.toString().substring("r.yaml:".length()))
                .collect(Collectors.joining("\n"));
        assertThat(said).isEqualTo(lines.stream().skip(1).collect(Collectors.joining("\n")));
        assertThat(said).isNotEmpty();
    }
}
