package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Parsed;
import io.dewline.model.Registry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    @Test
    void readsTheDustRule() {
        Registry registry = YamlText.exampleRegistry();
        Parsed<RuleSet> parsed = RuleSet.read(
                List.of(
                        YamlText.document(
                                "dust.yaml",
                                """
                limits:
                  spray_start: 150
                rules:
                  - id: dust-spray
                    title: { zh: "{site} 扬尘", en: "{site}: dust" }
                    each: site
                    where: { kind: construction }
                    when: max(avg(pm10, 5m)) > limit.spray_start and site_contribution(pm10) > 50 µg/m³
                    until: max(avg(pm10, 10m)) <= 0.8 * limit.spray_start
                    for: 2m
                    levels: [ { warning: true }, { critical: "max(avg(pm10, 5m)) > 2 * limit.spray_start" } ]
                    respond:
                      action: spray
                      unless: rain > 0 or min(temperature) <= 2 or max(wind_speed) >= 8
                      expect: { delta: "site_contribution(pm10) < 0.8 * start", within: 30m }
                """)),
                registry);
        assertThat(parsed.problems()).isEmpty();
    }
}
