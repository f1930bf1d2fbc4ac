package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Document;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Registry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the folder bad: each NAME.yaml with what is said of it in NAME.expected. */
class BadRuleFilesTest {
    private static final Registry REGISTRY = YamlText.registry(Cases.text("sites.yaml"));

    private static Document document(String name) {
        return YamlText.document(name + ".yaml", Cases.text("bad/" + name + ".yaml"));
    }

    /** Without what is said of limits in sites.yaml that other files than these declare. */
    private static Stream<Problem> ofRules(Parsed<RuleSet> parsed) {
        return parsed.problems().stream().filter(p -> !p.mark().file().equals("sites.yaml"));
    }

    private static String said(Parsed<RuleSet> parsed) {
        return ofRules(parsed).map(Problem::toString).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "flap", "respond", "limits", "places", "nobody", "warnings"})
    void allThatIsWrongIsToldAtOnce(String name) {
        Parsed<RuleSet> parsed = RuleSet.read(List.of(document(name)), REGISTRY);
        assertThat(said(parsed))
                .isEqualTo(Cases.text("bad/" + name + ".expected").strip());
        assertThat(parsed.value()).isNull();
    }

    @Test
    void severalFilesAreToldTogether() {
        Parsed<RuleSet> parsed = RuleSet.read(List.of(document("nobody"), document("respond")), REGISTRY);
        assertThat(ofRules(parsed).map(p -> p.mark().file()).distinct()).containsExactly("nobody.yaml", "respond.yaml");
    }

    @Test
    void idsMustDifferAcrossFiles() {
        String text = "pack: { id: same }\nrules:\n  - { id: silent, each: device, no_data: 1h }\n";
        Parsed<RuleSet> parsed =
                RuleSet.read(List.of(YamlText.document("a.yaml", text), YamlText.document("b.yaml", text)), REGISTRY);
        assertThat(said(parsed))
                .isEqualTo(
                        """
                        b.yaml:1:13: pack 'same' is given twice; expected an id that no other file has
                        b.yaml:3:11: rule 'silent' is given twice; expected an id that no other rule has; the first is at a.yaml:3""");
    }

    @Test
    void theSourceLineIsShownWithACaret() {
        Document document =
                YamlText.document("r.yaml", "rules:\n  - { id: silent, title: 设备静默, each: devise, no_data: 1h }\n");
        Problem problem = RuleSet.read(List.of(document), REGISTRY).problems().get(0);
        assertThat(ProblemText.show(problem, List.of(document)))
                .isEqualTo(
                        """
                        r.yaml:2:38: unknown each 'devise'; expected one of area, device, site, zone; did you mean 'device'?
                          2 |   - { id: silent, title: 设备静默, each: devise, no_data: 1h }
                                                                       ^""");
    }
}
