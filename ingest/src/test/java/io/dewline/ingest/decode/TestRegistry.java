package io.dewline.ingest.decode;

import io.dewline.model.Document;
import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Document.Sequence;
import io.dewline.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The registry that the examples of the wire contract speak of, and larger ones for load. */
public final class TestRegistry {
    private static final Mark NOWHERE = new Mark("sites.yaml", 1, 1);

    private TestRegistry() {}

    /** Area city with the park riverside (soil-01 on lawn-1) and the building site east-gate (dust-01, cannon-01). */
    public static Registry examples() {
        return of(0);
    }

    /** The examples and dust monitors d-0 … d-(n-1) at east-gate. */
    public static Registry of(int dustMonitors) {
        List<Node> devices = new ArrayList<>();
        devices.add(map("id", "dust-01", "kind", "dust"));
        devices.add(map("id", "cannon-01", "kind", "cannon", "actuates", "spray"));
        for (int i = 0; i < dustMonitors; i++) {
            devices.add(map("id", "d-" + i, "kind", "dust"));
        }
        Node lawn = map("id", "lawn-1", "type", "lawn", "devices", list(List.of(map("id", "soil-01", "kind", "soil"))));
        Node root = map(
                "areas",
                list(List.of(map("id", "city"))),
                "sites",
                list(List.of(
                        map("id", "riverside", "zones", list(List.of(lawn))),
                        map("id", "east-gate", "devices", list(devices)))));
        var parsed = Registry.read(new Document("sites.yaml", List.of(), root));
        return Objects.requireNonNull(parsed.value(), () -> parsed.problems().toString());
    }

    private static Node map(Object... keysAndValues) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            Node node = value instanceof Node given ? given : new Scalar(NOWHERE, (String) value, false);
            members.add(new Member(NOWHERE, (String) keysAndValues[i], node));
        }
        return new Mapping(NOWHERE, members);
    }

    private static Node list(List<? extends Node> items) {
        return new Sequence(NOWHERE, List.copyOf(items));
    }
}
