package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Caution;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Limits that sites, zones and devices set for themselves. */
class PlaceLimitsTest {
    private static final String RULES =
            """
            limits: { spray_start: 150 µg/m³, longest: 30m }
            pack: { id: r, source: a test }
            rules:
              - { id: high, each: device, where: { device: dust }, when: pm10 > limit.spray_start }
              - { id: quiet, each: device, where: { device: dust }, when: age(pm10) > limit.longest }
            """;

    private static String sites(String ofSite, String ofZone, String ofDevice) {
        return """
                sites:
                  - id: works
                    limits: { %s }
                    zones:
                      - id: fence
                        type: construction fence
                        limits: { %s }
                        devices:
                          - { id: dust-1, kind: dust, limits: { %s } }
                """
                .formatted(ofSite, ofZone, ofDevice);
    }

    private static Parsed<RuleSet> read(Registry registry) {
        return RuleSet.read(List.of(YamlText.document("r.yaml", RULES)), registry);
    }

    private static List<String> said(String ofSite, String ofZone, String ofDevice) {
        return read(YamlText.registry(sites(ofSite, ofZone, ofDevice))).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aMisspeltLimitOfAPlaceIsAnError() {
        assertThat(said("spray_strat: 120", "spray_start: 100", "longst: 20m"))
                .containsExactly(
                        "sites.yaml:3:15: unknown limit 'spray_strat'; expected one of longest, spray_start;"
                                + " did you mean 'spray_start'?",
                        "sites.yaml:9:49: unknown limit 'longst'; expected one of longest, spray_start;"
                                + " did you mean 'longest'?");
    }

    @Test
    void aLimitThatLooksLikeNoOtherMayBelongToAPackNotInForce() {
        Parsed<RuleSet> parsed = read(YamlText.registry(sites("", "ponding: 0.5", "")));
        assertThat(parsed.ok()).isTrue();
        assertThat(parsed.warnings())
                .extracting(Problem::caution, Problem::toString)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Caution.UNUSED_LIMIT,
                        "sites.yaml:7:19: warning: no rule file declares the limit 'ponding' [unused-limit]"));
    }

    @Test
    void minutesWrittenWithoutASpaceAreMinutes() {
        Registry registry = YamlText.registry(sites("longest: 10m", "", ""));
        RuleSet rules = YamlText.right(read(registry));
        Rule rule = rules.rules().get(1);
        Expr.Limit limit =
                Trees.all(Objects.requireNonNull(rule.when()), Expr.Limit.class).get(0);
        Subject device = Subject.device("main", "works", "fence", "dust-1");
        assertThat(rules.limit(rule, limit, device, registry).value()).isEqualTo(600);
    }
}
