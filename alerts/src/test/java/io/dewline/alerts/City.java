package io.dewline.alerts;

import io.dewline.alerts.routing.Person;
import io.dewline.alerts.routing.Routes;
import io.dewline.model.Parsed;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.RuleCard.Respond;
import io.dewline.model.Subject;
import io.dewline.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The small city that the tests of this module play in. */
public final class City {
    /** A morning in the city: 08:00 in Shanghai. */
    public static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

    public static final Subject GATE = Subject.site("city", "east-gate");
    public static final Subject LAWN = Subject.zone("city", "riverside", "lawn-1");
    public static final Subject GARDEN = Subject.zone("city", "willow-court", "garden-1");
    public static final Subject PROBE = Subject.device("city", "riverside", "lawn-1", "soil-01");

    public static final Person LI = new Person("li", "李工", Person.Role.MANAGER, null);
    public static final Person WANG = new Person("wang", "王工", Person.Role.OPERATOR, null);
    public static final Person ZHAO = new Person("zhao", "赵", Person.Role.VIEWER, null);

    private City() {}

    public static Registry registry(String gateMode) {
        return registry(gateMode, "{id: 'cannon-01', kind: 'cannon', actuates: 'spray'}");
    }

    /** The city without its cannon. */
    public static Registry registryWithoutCannon() {
        return registry("automatic", "{id: 'dust-02', kind: 'dust'}");
    }

    private static Registry registry(String gateMode, String second) {
        Parsed<Registry> parsed = Registry.read(Docs.of(
                "sites.yaml",
                """
                {
                  areas: [{id: 'city', timezone: 'Asia/Shanghai'}, {id: 'coast', timezone: 'Asia/Shanghai'}],
                  sites: [
                    {id: 'east-gate', area: 'city', kind: 'construction', mode: '%s',
                     name: {zh: '东门工地', en: 'East Gate site'},
                     zones: [{id: 'fence', type: 'construction fence', name: {zh: '围挡', en: 'Fence'}, devices: [
                       {id: 'dust-01', kind: 'dust'}, %s]}]},
                    {id: 'riverside', area: 'city', kind: 'park', mode: 'automatic',
                     name: {zh: '滨河公园', en: 'Riverside Park'},
                     zones: [{id: 'lawn-1', type: 'lawn', name: {zh: '大草坪', en: 'Great Lawn'}, devices: [
                       {id: 'soil-01', kind: 'soil'}, {id: 'valve-01', kind: 'valve', actuates: 'water'}]}]},
                    {id: 'willow-court', area: 'city', kind: 'park',
                     name: {zh: '柳苑', en: 'Willow Court'},
                     zones: [{id: 'garden-1', type: 'rain garden', name: {zh: '一号雨水花园', en: 'Rain Garden 1'},
                       devices: [{id: 'garden-01', kind: 'raingarden'}]}]},
                    {id: 'pier', area: 'coast', name: 'Pier', devices: [{id: 'dust-09', kind: 'dust'}]}
                  ]
                }
                """
                        .formatted(gateMode, second)));
        return Objects.requireNonNull(parsed.value(), () -> parsed.problems().toString());
    }

    public static List<RuleCard> cards() {
        Respond spray = new Respond(
                "spray",
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                3,
                Duration.ofMinutes(30));
        Respond water = new Respond(
                "water",
                Duration.ofMinutes(5),
                Duration.ofMinutes(120),
                Duration.ofMinutes(30),
                4,
                Duration.ofHours(6));
        return List.of(
                new RuleCard(
                        "dust-spray",
                        new Text("{site} 扬尘超标，请启动喷淋", "{site}: dust, start suppression"),
                        new Text("检查裸土覆盖", "check that bare soil is covered"),
                        "dust-hebei",
                        "DB13/2934-2019",
                        Closes.RESPONSE,
                        spray,
                        List.of()),
                new RuleCard(
                        "watering-needed",
                        new Text("{site}{zone} 需要浇水", "{site}, {zone} needs water"),
                        Text.same(""),
                        "irrigation-north-china",
                        "FAO-56",
                        Closes.RESPONSE,
                        water,
                        List.of()),
                new RuleCard(
                        "garden-full",
                        new Text("{zone} 即将溢流", "{zone} is about to overflow"),
                        Text.same(""),
                        "rain-garden",
                        "",
                        Closes.SENSORS,
                        null,
                        List.of()),
                new RuleCard(
                        "device-silent",
                        new Text("{device} 没有数据", "{device} is silent"),
                        Text.same(""),
                        "devices",
                        "",
                        Closes.SENSORS,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        true),
                new RuleCard(
                        "regional-dust",
                        new Text("区域沙尘过程", "Regional dust event"),
                        Text.same(""),
                        "dust-hebei",
                        "",
                        Closes.SENSORS,
                        null,
                        List.of("dust-spray")),
                new RuleCard(
                        "storm",
                        new Text("全市暴雨", "Storm over the city"),
                        Text.same(""),
                        "storm",
                        "",
                        Closes.SENSORS,
                        null,
                        List.of(),
                        List.of("garden-full", "device-silent"),
                        Map.of(),
                        false));
    }

    public static Setup setup(String gateMode, Routes routes, Settings settings) {
        return new Setup(registry(gateMode), cards(), routes, settings);
    }
}
