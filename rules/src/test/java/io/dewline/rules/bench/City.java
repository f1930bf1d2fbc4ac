package io.dewline.rules.bench;

import io.dewline.model.Device;
import io.dewline.model.Document;
import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Document.Sequence;
import io.dewline.model.Registry;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.language.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Dust monitors by the thousand on building sites of as many kinds as there are rules, so that each device has one rule of its own to answer to. */
public final class City {
    static final String AREA = "city";
    private static final Mark NOWHERE = new Mark("made", 1, 1);
    private static final String RULE =
            """
            rules:
              - id: high
                title: { zh: 高, en: high }
                each: device
                where: { device: dust }
                when: avg(pm10, 5m) > 150 µg/m³
                until: avg(pm10, 10m) <= 120 µg/m³
                for: 2m
            """;

    private City() {}

    /** Where {@code devices} stand, on sites of {@code kinds} kinds in turn. */
    public static Registry registry(int devices, int kinds) {
        List<Node> sites = new ArrayList<>();
        int perSite = Math.max(1, devices / 10_000);
        for (int site = 0; site * perSite < devices; site++) {
            List<Node> standing = new ArrayList<>();
            for (int i = 0; i < perSite; i++) {
                standing.add(map("id", text("d" + (site * perSite + i)), "kind", text("dust")));
            }
            sites.add(map(
                    "id",
                    text("s" + site),
                    "area",
                    text(AREA),
                    "kind",
                    text("k" + site % kinds),
                    "devices",
                    new Sequence(NOWHERE, standing)));
        }
        Node areas = new Sequence(NOWHERE, List.of(map("id", text(AREA), "timezone", text("Asia/Shanghai"))));
        Document document =
                new Document("sites.yaml", List.of(), map("areas", areas, "sites", new Sequence(NOWHERE, sites)));
        return YamlText.right(Registry.read(document));
    }

    /** The one rule for all. */
    public static RuleSet rule(Registry registry) {
        return YamlText.right(RuleSet.read(List.of(YamlText.document("rules.yaml", RULE)), registry));
    }

    /** As many rules, each for the sites of one kind. */
    public static Document rules(int count) {
        List<Node> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(map(
                    "id",
                    text("high-" + i),
                    "title",
                    map("zh", text("高"), "en", text("high")),
                    "each",
                    text("device"),
                    "where",
                    map("device", text("dust"), "kind", text("k" + i)),
                    "when",
                    text("avg(pm10, 5m) > " + (150 + i % 50) + " µg/m³"),
                    "until",
                    text("avg(pm10, 10m) <= 120 µg/m³"),
                    "for",
                    text("2m")));
        }
        return new Document("rules.yaml", List.of(), map("rules", new Sequence(NOWHERE, rules)));
    }

    static Engine engine(Registry registry, RuleSet rules) {
        return new Engine(AREA, registry, rules, "bench");
    }

    static List<Device> devices(Registry registry) {
        return List.copyOf(registry.devices().values());
    }

    private static Scalar text(String text) {
        return new Scalar(NOWHERE, text, false);
    }

    private static Mapping map(Object... keysAndValues) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            members.add(new Member(NOWHERE, (String) keysAndValues[i], (Node) keysAndValues[i + 1]));
        }
        return new Mapping(NOWHERE, members);
    }
}
