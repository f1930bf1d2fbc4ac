package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dewline.model.Device;
import io.dewline.model.Document;
import io.dewline.model.Parsed;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.Subject;
import io.dewline.rules.engine.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packs of deploy/config/rules against the example registry. */
class ShippedPacksTest {
    private final Registry registry = YamlText.exampleRegistry();
    private final Reach reach = new Reach(registry);

    static List<Document> packs() throws IOException {
        try (Stream<Path> files = Files.list(YamlText.root().resolve("deploy/config/rules"))) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(YamlText::file)
                    .toList();
        }
    }

    private RuleSet rules() throws IOException {
        return YamlText.right(RuleSet.read(packs(), registry));
    }

    private static Rule rule(RuleSet rules, String id) {
        return rules.rules().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void loadWithoutAnyProblem() throws IOException {
        Parsed<RuleSet> parsed = RuleSet.read(packs(), registry);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()).isNotNull();
    }

    @Test
    void judgeTheSubjectsTheyAreMeantFor() throws IOException {
        RuleSet rules = rules();
        assertThat(rules.subjects(rule(rules, "watering-needed"), reach))
                .extracting(Subject::key)
                .containsExactly("zone:riverside/lawn-1", "zone:riverside/shrubs-1");
        assertThat(rules.subjects(rule(rules, "overflow"), reach))
                .extracting(Subject::key)
                .containsExactly("zone:willow-court/garden-1", "zone:willow-court/garden-2");
        assertThat(rules.subjects(rule(rules, "dust-spray"), reach))
                .extracting(Subject::key)
                .containsExactly("site:east-gate");
        assertThat(rules.subjects(rule(rules, "hebei-hour"), reach))
                .extracting(Subject::key)
                .containsExactly("device:dust-01", "device:dust-02", "device:dust-03");
        assertThat(rules.subjects(rule(rules, "device-silent"), reach))
                .hasSize(registry.devices().size());
    }

    @Test
    void judgeASiteByItsOwnStandardAndByNoOther() throws IOException {
        Registry places = YamlText.right(
                Registry.read(YamlText.file(YamlText.root().resolve("deploy/config/rules-tests/sites.yaml"))));
        RuleSet rules = YamlText.right(RuleSet.read(packs(), places));
        Map<String, String> judged = new java.util.TreeMap<>();
        for (Rule rule : rules.rules()) {
            for (Subject subject : rules.subjects(rule, new Reach(places))) {
                if (!rule.where().standards().isEmpty()) {
                    judged.merge(subject.site(), rule.pack(), (a, b) -> a.equals(b) ? a : a + " and " + b);
                }
            }
        }
        assertThat(judged)
                .containsOnly(
                        Map.entry("tangshan", "dust-hebei"),
                        Map.entry("pudong", "dust-shanghai"),
                        Map.entry("xian", "dust-shaanxi"),
                        Map.entry("shenyang", "dust-liaoning"),
                        Map.entry("faku", "dust-liaoning"));
    }

    @Test
    void aStandardThatNoneOfThemKnowsIsTold() throws IOException {
        Registry places = YamlText.right(
                Registry.read(
                        YamlText.document(
                                "sites.yaml",
                                """
                schedules: { night: { from: "22:00", to: "06:00" } }
                seasons: { dormant: { from: 11-15, to: 03-15 } }
                sites:
                  - { id: works, kind: construction, standard: shangai, devices: [ { id: d-1, kind: dust } ] }
                """)));
        assertThat(RuleSet.read(packs(), places).problems())
                .filteredOn(problem -> problem.caution() == io.dewline.model.Caution.STANDARD_WITHOUT_RULE)
                .extracting(Object::toString)
                .containsExactly("sites.yaml:4:48: warning: no rule judges by the standard 'shangai' of site:works;"
                        + " did you mean 'shanghai'? [standard-without-rule]");
    }

    @Test
    void closeByResponseWhereTheyAskForOne() throws IOException {
        RuleSet rules = rules();
        assertThat(rule(rules, "watering-needed").card().closes()).isEqualTo(Closes.RESPONSE);
        assertThat(rule(rules, "dust-spray").card().closes()).isEqualTo(Closes.RESPONSE);
        assertThat(rule(rules, "slow-drain").card().closes()).isEqualTo(Closes.SENSORS);
    }

    @Test
    void tellTheThresholdsThatAPageDraws() throws IOException {
        Thresholds thresholds = new Thresholds(rules(), registry);
        assertThat(thresholds.of(device("dust-01")))
                .containsOnly(
                        Map.entry("pm10", new Thresholds.Threshold("dust-spray", 150, false)),
                        Map.entry("wind_speed", new Thresholds.Threshold("wind-4", 5.5, false)));
        // Loam: field capacity 0.31, wilting point 0.15 m³/m³; cool season turf may use 40 % of what is between.
        Thresholds.Threshold soil =
                Objects.requireNonNull(thresholds.of(device("soil-01")).get("soil_moisture"));
        assertThat(soil.rule()).isEqualTo("watering-needed");
        assertThat(soil.below()).isTrue();
        assertThat(soil.value()).isCloseTo(0.246, within(1e-9));
        assertThat(thresholds.of(device("garden-01")).get("ponding_level"))
                .isEqualTo(new Thresholds.Threshold("ponding-high", 240, false));
        assertThat(thresholds.of(device("weather-01"))).isEmpty();
    }

    private Device device(String id) {
        return Objects.requireNonNull(registry.device(id));
    }

    @Test
    void sayWhereEachLimitComesFrom() throws IOException {
        assertThat(rules().packs().values())
                .allSatisfy(pack -> assertThat(pack.limits().values())
                        .allSatisfy(limit -> assertThat(limit.source()).isNotEmpty()));
    }
}
