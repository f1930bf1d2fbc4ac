package io.dewline.rules.language;

import io.dewline.model.Caution;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Fields;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import io.dewline.model.Words;
import io.dewline.model.Zone;
import io.dewline.rules.soil.PlantGroup;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code where:} of a rule. */
final class WhereReader {
    private final Reach reach;
    private final Registry registry;
    private final Problems problems;

    WhereReader(Reach reach, Problems problems) {
        this.reach = reach;
        this.registry = reach.registry();
        this.problems = problems;
    }

    Where read(Optional<Node> node, Subject.Level each) {
        if (node.isEmpty()) {
            return Where.ANY;
        }
        Fields fields = Fields.of(node.get(), "where", problems);
        Set<String> kinds = words(fields, "kind");
        Set<String> standards = words(fields, "standard");
        Set<String> types = words(fields, "type");
        Set<String> devices = words(fields, "device");
        Set<PlantGroup> plants = plants(fields, "plant", each);
        Set<PlantGroup> others = plants(fields, "not_plant", each);
        fields.end();
        applies(fields, "standard", standards, each != Subject.Level.AREA, "each: site, zone or device");
        applies(
                fields,
                "type",
                types,
                each == Subject.Level.ZONE || each == Subject.Level.DEVICE,
                "each: zone or device");
        applies(fields, "device", devices, each == Subject.Level.DEVICE, "each: device");
        siteKind(fields);
        known(fields, "type", "zone type", Zone.TYPES);
        known(fields, "device", "device kind", registry.kinds().keySet());
        return new Where(kinds, standards, types, devices, plants, others);
    }

    private Set<PlantGroup> plants(Fields fields, String key, Subject.Level each) {
        Set<String> words = words(fields, key);
        applies(fields, key, words, each == Subject.Level.ZONE || each == Subject.Level.DEVICE, "each: zone or device");
        Set<String> known =
                Arrays.stream(PlantGroup.values()).map(PlantGroup::word).collect(Collectors.toSet());
        for (Node item : fields.items(key)) {
            if (item instanceof Scalar scalar && PlantGroup.of(scalar.text()).isEmpty()) {
                problems.unknown(scalar.mark(), "plant group", scalar.text(), known);
            }
        }
        return words.stream().flatMap(word -> PlantGroup.of(word).stream()).collect(Collectors.toSet());
    }

    private Set<String> words(Fields fields, String key) {
        return new LinkedHashSet<>(RuleReader.words(fields.items(key), problems));
    }

    private void applies(Fields fields, String key, Set<String> words, boolean has, String expected) {
        if (!words.isEmpty() && !has) {
            problems.error(fields.mark(key), "what this rule judges has no " + key, expected);
        }
    }

    /** Sites may be of any kind; a kind that no site has, but almost, is a slip. */
    private void siteKind(Fields fields) {
        Set<String> known = reach.siteKinds();
        for (Node item : fields.items("kind")) {
            if (item instanceof Scalar scalar && !known.contains(scalar.text())) {
                String nearest = Words.nearest(scalar.text(), known);
                if (!nearest.isEmpty()) {
                    problems.addAll(List.of(new Problem(
                            scalar.mark(),
                            "no site is of kind '" + scalar.text() + "'",
                            "",
                            nearest,
                            Caution.NO_SUBJECT)));
                }
            }
        }
    }

    private void known(Fields fields, String key, String what, Set<String> known) {
        List<Node> items = fields.items(key);
        for (Node item : items) {
            if (item instanceof Scalar scalar && !known.contains(scalar.text())) {
                problems.unknown(scalar.mark(), what, scalar.text(), known);
            }
        }
    }
}
