package io.dewline.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document's own examples must find the rules that judge the simulator as strict as the document is. */
class WireRulesTest {
    static List<List<String>> examples() throws IOException {
        return WireRules.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRulesAgreeWithTheDocument(List<String> example) throws IOException {
        WireRules rules = new WireRules(Map.of(
                "soil-01", new String[] {"riverside", "soil"},
                "dust-01", new String[] {"east-gate", "dust"},
                "cannon-01", new String[] {"east-gate", "cannon"}));
        List<String> expected = example.stream()
                .filter(line -> line.startsWith("=> dead "))
                .map(line -> line.substring("=> dead ".length()))
                .toList();
        assertThat(rules.faults(example.get(0), example.get(1))).containsExactlyInAnyOrderElementsOf(expected);
    }
}
