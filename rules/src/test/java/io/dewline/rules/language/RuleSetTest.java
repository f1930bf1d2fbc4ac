package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dewline.model.Registry;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final Registry REGISTRY = YamlText.registry(Cases.text("sites.yaml"));
    private static final String DUST =
            """
            pack: { id: dust, title: { zh: 扬尘, en: Dust }, source: our own }
            limits:
              start: { value: 0.15 mg/m³, status: read, source: GB 1 }
            rules:
              - id: dust-spray
                title: { zh: "{site} 扬尘", en: "{site}: dust" }
                advice: { zh: 喷淋, en: spray }
                each: site
                where: { kind: construction }
                when: max(avg(pm10, 5m)) > limit.start
                until: max(avg(pm10, 10m)) <= 0.8 * limit.start
                for: 2m
                clear_for: 3m
                keep: 10m
                gap: 5m
                grace: 1m
                coverage: 60%
                levels: [ { critical: "max(avg(pm10, 5m)) > 2 * limit.start", for: 1m }, { warning: true } ]
                respond:
                  action: spray
                  run: { minimum: 10m, maximum: 20m, rest: 5m, starts_a_day: 4 }
                  unless: rain > 0
                  expect: { delta: "site_contribution(pm10) < 0.8 * start", within: 30m }
                inhibits: { rules: [silent], note: regional }
              - id: silent
                each: device
                no_data: 3 intervals
            """;

    private static RuleSet read(String... texts) {
        return YamlText.right(RuleSet.read(
                java.util.stream.IntStream.range(0, texts.length)
                        .mapToObj(i -> YamlText.document("file" + i + ".yaml", texts[i]))
                        .toList(),
                REGISTRY));
    }

    private static Rule first(String text) {
        return read(text).rules().get(0);
    }

    @Test
    void everyKeyOfARuleArrives() {
        Rule rule = first(DUST);
        assertThat(rule.card().title().zh()).isEqualTo("{site} 扬尘");
        assertThat(rule.card().advice().en()).isEqualTo("spray");
        assertThat(rule.card().source()).isEqualTo("our own");
        assertThat(rule.card().closes()).isEqualTo(Closes.RESPONSE);
        assertThat(rule.card().inhibits()).containsExactly("silent");
        assertThat(rule.inhibitNote()).isEqualTo("regional");
        assertThat(rule.pack()).isEqualTo("dust");
        assertThat(rule.timing())
                .isEqualTo(new Rule.Timing(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        0.6,
                        null));
        assertThat(rule.levels()).extracting(Rule.Level::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
        assertThat(rule.levels())
                .extracting(Rule.Level::hold)
                .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(1));
        assertThat(rule.card().respond()).satisfies(respond -> {
            assertThat(respond.minimum()).isEqualTo(Duration.ofMinutes(10));
            assertThat(respond.startsADay()).isEqualTo(4);
            assertThat(respond.expectWithin()).isEqualTo(Duration.ofMinutes(30));
        });
        Rule.Expect expect =
                Objects.requireNonNull(Objects.requireNonNull(rule.respond()).expect());
        assertThat(Canonical.of(expect.condition()))
                .isEqualTo("(< (site_contribution pm10) (* 0.8[1] (start (site_contribution pm10))))");
    }

    @Test
    void whatIsNotSaidHasItsUsualValue() {
        Rule rule = first("rules:\n  - { id: wet, each: zone, where: { type: lawn }, when: depletion(zone) < 0.1 }\n");
        assertThat(rule.timing())
                .isEqualTo(new Rule.Timing(
                        Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2), Duration.ZERO, 0.75, null));
        assertThat(rule.until()).isNull();
        assertThat(rule.levels()).extracting(Rule.Level::severity).containsExactly(Severity.WARNING);
        assertThat(rule.card().closes()).isEqualTo(Closes.SENSORS);
        assertThat(rule.card().title().en()).isEqualTo("wet");
        assertThat(rule.pack()).isEqualTo("file0");
    }

    @Test
    void silenceIsCountedInIntervalsOrTime() {
        Rule.NoData three = Objects.requireNonNull(read(DUST).rules().get(1).noData());
        assertThat(three.bound(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(30));
        Rule.NoData day = Objects.requireNonNull(
                first("rules:\n  - { id: gone, each: device, no_data: 24h }\n").noData());
        assertThat(day.bound(Duration.ofMinutes(10))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void theHashFollowsTheConditionOnly() {
        String hash = first(DUST).conditionHash();
        assertThat(first(DUST.replace("max(avg(pm10, 5m)) > limit.start\n", "max( avg(pm10,5 min) )>limit.start\n"))
                        .conditionHash())
                .isEqualTo(hash);
        assertThat(first(DUST.replace("0.15 mg/m³", "200 µg/m³")).conditionHash())
                .isEqualTo(hash);
        assertThat(first(DUST.replace("for: 2m", "for: 20m")).conditionHash()).isEqualTo(hash);
        assertThat(first(DUST.replace("扬尘", "灰尘")).conditionHash()).isEqualTo(hash);
        assertThat(first(DUST.replace("unless: rain > 0", "unless: rain > 3")).conditionHash())
                .isEqualTo(hash);
        assertThat(first(DUST.replace("pm10, 5m)) > limit.start\n", "pm10, 6m)) > limit.start\n"))
                        .conditionHash())
                .isNotEqualTo(hash);
        assertThat(first(DUST.replace("pm10, 10m", "pm10, 11m")).conditionHash())
                .isNotEqualTo(hash);
    }

    @Test
    void theHashOfTheSetFollowsEveryText() {
        assertThat(read(DUST).hash()).isEqualTo(read(DUST).hash());
        assertThat(read(DUST).hash())
                .isNotEqualTo(read(DUST.replace("advice: { zh: 喷淋", "advice: { zh: 洒水"))
                        .hash());
    }

    @Test
    void rulesAndSubjectsFindEachOther() {
        RuleSet rules = read(DUST);
        Reach reach = new Reach(REGISTRY);
        Subject works = Subject.site("city", "works");
        assertThat(rules.rulesFor(works, reach)).extracting(Rule::id).containsExactly("dust-spray");
        assertThat(rules.rulesFor(Subject.site("city", "park"), reach)).isEmpty();
        assertThat(rules.subjects(rules.rules().get(0), reach)).containsExactly(works);
        assertThat(rules.subjects(rules.rules().get(1), reach))
                .hasSize(REGISTRY.devices().size());
    }

    @Test
    void aSubjectWithoutTheDevicesIsNotJudged() {
        RuleSet rules = read("rules:\n  - { id: dry, each: zone, when: max(soil_moisture) < 0.2 }\n");
        assertThat(rules.subjects(rules.rules().get(0), new Reach(REGISTRY)))
                .extracting(Subject::zone)
                .containsExactly("lawn", "garden");
    }

    @Test
    void aZoneBorrowsTheWeatherOfItsSite() {
        Reach reach = new Reach(REGISTRY);
        Subject lawn = Subject.zone("city", "park", "lawn");
        assertThat(reach.devices(lawn, List.of("rain"))).extracting("id").containsExactly("weather-1");
        assertThat(reach.devices(lawn, List.of("soil_moisture")))
                .extracting("id")
                .containsExactly("soil-1", "soil-2");
        assertThat(reach.devices(lawn, List.of("pm10"))).isEmpty();
        assertThat(reach.devices(Subject.area("city"), List.of("rain")))
                .extracting("id")
                .containsExactly("weather-1", "weather-2");
    }

    @Test
    void theNearestPlaceSetsALimit() {
        String sites = Cases.text("sites.yaml")
                .replace("id: works\n", "id: works\n    limits: { start: 120 µg/m³ }\n")
                .replace(
                        "type: construction fence\n",
                        "type: construction fence\n        limits: { start: 0.1 mg/m³ }\n")
                .replace("id: dust-2, kind: dust", "id: dust-2, kind: dust, limits: { start: 90 }");
        Registry registry = YamlText.registry(sites);
        String text =
                """
                limits: { start: 0.15 mg/m³ }
                rules:
                  - id: high
                    each: device
                    limits: { start: 500, own: 7 }
                    when: pm10 > limit.start and pm10 > limit.own
                """;
        RuleSet rules = YamlText.right(RuleSet.read(List.of(YamlText.document("r.yaml", text)), registry));
        Rule rule = rules.rules().get(0);
        List<Expr.Limit> limits = Trees.all(Objects.requireNonNull(rule.when()), Expr.Limit.class);
        BoundLimit own = rules.limit(rule, limits.get(1), Subject.device("city", "works", "fence", "dust-1"), registry);
        assertThat(own.value()).isEqualTo(7);
        assertThat(own.from()).isEqualTo("rule:high");
        assertThat(bound(rules, limits.get(0), Subject.site("city", "park"), registry))
                .isEqualTo("150.0 pack:r");
        assertThat(bound(rules, limits.get(0), Subject.site("city", "works"), registry))
                .isEqualTo("120.0 site:works");
        assertThat(bound(rules, limits.get(0), Subject.device("city", "works", "fence", "dust-1"), registry))
                .isEqualTo("100.0 zone:works/fence");
        assertThat(bound(rules, limits.get(0), Subject.device("city", "works", "fence", "dust-2"), registry))
                .isEqualTo("90.0 device:dust-2");
    }

    private static String bound(RuleSet rules, Expr.Limit limit, Subject subject, Registry registry) {
        BoundLimit bound = rules.limit(rules.rules().get(0), limit, subject, registry);
        return bound.value() + " " + bound.from();
    }

    @Test
    void aLimitThatNobodySetsHasNoValue() {
        RuleSet rules = read(
                """
                limits: { high: { status: unknown, source: DB 1 } }
                rules: [ { id: high, each: site, when: max(optional(noise)) > limit.high } ]
                """);
        Rule rule = rules.rules().get(0);
        Expr.Limit limit =
                Trees.all(Objects.requireNonNull(rule.when()), Expr.Limit.class).get(0);
        BoundLimit bound = rules.limit(rule, limit, Subject.site("city", "works"), REGISTRY);
        assertThat(bound.value()).isNaN();
        assertThat(bound.from()).isEmpty();
    }

    @Test
    void attributesComeInTheirUnit() {
        Expr.Origin nowhere = new Expr.Origin(new io.dewline.model.Document.Mark("", 1, 1), "");
        Expr.Attribute lip =
                new Expr.Attribute(nowhere, Expr.Place.ZONE, "lip", Type.number(io.dewline.model.Unit.METRE));
        assertThat(Attributes.bind(lip, Subject.zone("city", "park", "garden"), REGISTRY))
                .hasValueSatisfying(value -> assertThat(((io.dewline.model.Value.Figure) value).value())
                        .isCloseTo(0.3, within(1e-12)));
        assertThat(Attributes.bind(lip, Subject.zone("city", "park", "lawn"), REGISTRY))
                .isEmpty();
    }
}
