package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsentTest {
    private static Expr condition(String text) {
        String file =
                "rules:\n  - id: tried\n    each: site\n    where: { kind: construction }\n    when: " + text + "\n";
        RuleSet rules = YamlText.right(
                RuleSet.read(List.of(YamlText.document("r.yaml", file)), YamlText.registry(Cases.text("sites.yaml"))));
        return Objects.requireNonNull(rules.rules().get(0).when());
    }

    /** No device delivers gust, all else is there. */
    private static String left(String text) {
        Optional<Expr> left = Absent.leaveOut(condition(text), quantities -> !quantities.equals(Set.of("gust")));
        return left.map(Canonical::of).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            rain > 0 and optional(gust) > 10               | rain > 0
            rain > 0 or optional(gust) > 10                | rain > 0
            rain > 0 or max(avg(optional(gust), 5m)) > 10  | rain > 0
            rain > 0 or 2 * optional(gust) + 1 > 10        | rain > 0
            rain > 0 or -optional(gust) in (1, 2)          | rain > 0
            rain > 0 or not (optional(gust) > 3 and optional(gust) < 9) | rain > 0
            rain > 0 or optional(age(gust)) > 1h           | rain > 0
            rain > 0 and rain < 5 or optional(gust) > 3    | rain > 0 and rain < 5
            rain > 0 and (rain < 5 or optional(gust) > 3)  | rain > 0 and rain < 5
            optional(rain) > 0                             | optional(rain) > 0
            """)
    void leavesTheRest(String whole, String rest) {
        assertThat(left(whole)).isEqualTo(Canonical.of(condition(rest)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            optional(gust) > 10
            not optional(gust) > 10
            optional(gust) > 10 and optional(gust) < 20
            optional(gust) > 10 and workday()
            not workday() and optional(gust) > 10
            """)
    void leavesNothing(String whole) {
        assertThat(left(whole)).isEqualTo("nothing");
    }
}
