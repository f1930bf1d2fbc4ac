package io.dewline.rules.language;

import io.dewline.model.Caution;
import io.dewline.model.Document;
import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Fields;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Registry;
import io.dewline.model.Text;
import io.dewline.model.Words;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads rule files and finds all that is wrong with them. */
final class RuleSetReader {
    private final Reach reach;
    private final Year year;
    private final Problems problems = new Problems();
    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> limits = new TreeSet<>();
    private final Map<String, Mark> ids = new HashMap<>();
    private final Map<String, Scalar> inhibited = new LinkedHashMap<>();

    RuleSetReader(Registry registry, Year year) {
        this.year = year;
        this.reach = new Reach(registry);
    }

    Parsed<RuleSet> read(List<Document> files) {
        ConditionHash hash = new ConditionHash();
        for (Document file : files) {
            hash.add(file.file());
            file.lines().forEach(hash::add);
            file(file);
        }
        inhibited.forEach((id, scalar) -> {
            if (!ids.containsKey(id)) {
                problems.unknown(scalar.mark(), "rule", id, ids.keySet());
            }
        });
        reach.registry().limits().forEach(this::declared);
        standards();
        return new Parsed<>(problems.hasErrors() ? null : new RuleSet(rules, packs, hash.value()), problems.all());
    }

    /** A limit that a place sets is one that some rule file declares; one that looks like none of them may belong to a pack that is not in force. */
    private void declared(Registry.LimitSet limit) {
        if (limits.contains(limit.name())) {
            return;
        }
        if (Words.nearest(limit.name(), limits).isEmpty()) {
            problems.warning(
                    limit.mark(), Caution.UNUSED_LIMIT, "no rule file declares the limit '" + limit.name() + "'");
        } else {
            problems.unknown(limit.mark(), "limit", limit.name(), limits);
        }
    }

    /** Where some rules are for a standard, a site whose standard none of them knows would be judged by none without anybody noticing. */
    private void standards() {
        Set<String> known = new TreeSet<>();
        rules.forEach(rule -> known.addAll(rule.where().standards()));
        for (Registry.StandardSet standard : reach.registry().standards()) {
            if (!known.isEmpty() && !known.contains(standard.name())) {
                problems.addAll(List.of(new Problem(
                        standard.mark(),
                        "no rule judges by the standard '" + standard.name() + "' of "
                                + standard.site().key(),
                        "",
                        Words.nearest(standard.name(), known),
                        Caution.STANDARD_WITHOUT_RULE)));
            }
        }
    }

    private void remember(Optional<Node> declaring) {
        if (declaring.orElse(null) instanceof Mapping mapping) {
            mapping.members().forEach(member -> limits.add(member.key()));
        }
    }

    private void file(Document file) {
        Fields root = Fields.of(file.root(), "a rule file", problems);
        remember(root.node("limits"));
        Pack pack = pack(root, file);
        List<Node> nodes = root.items("rules");
        root.end();
        RuleReader reader = new RuleReader(file, pack, reach, year, problems);
        for (Node node : nodes) {
            remember(node);
            Rule rule = reader.read(node);
            if (rule != null) {
                rules.add(rule);
            }
        }
    }

    private Pack pack(Fields root, Document file) {
        String name = fileName(file.file());
        String id = name;
        Text title = Text.same(name);
        String source = "";
        Mark mark = root.mark();
        if (root.has("pack")) {
            Fields fields = Fields.of(root.node("pack").orElseThrow(), "pack", problems);
            id = fields.id("id");
            title = fields.bilingual("title", Text.same(id));
            source = fields.text("source", "");
            mark = fields.mark("id");
            fields.end();
        }
        Pack pack = new Pack(id, title, source, new LimitReader(file, source, problems).read(root.node("limits")));
        if (packs.putIfAbsent(id, pack) != null) {
            problems.error(mark, "pack '" + id + "' is given twice", "an id that no other file has");
        }
        return pack;
    }

    /** The file's name without folders and ending, as far as it makes an id. */
    private static String fileName(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return Words.isId(stem) ? stem : "rules";
    }

    private void remember(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        remember(mapping.get("limits"));
        if (mapping.get("id").orElse(null) instanceof Scalar id) {
            Mark first = ids.putIfAbsent(id.text(), id.mark());
            if (first != null) {
                problems.error(
                        id.mark(),
                        "rule '" + id.text() + "' is given twice",
                        "an id that no other rule has; the first is at " + first.file() + ":" + first.line());
            }
        }
        Optional<Node> inhibits =
                mapping.get("inhibits").flatMap(n -> n instanceof Mapping inner ? inner.get("rules") : Optional.of(n));
        named(inhibits);
        named(mapping.get("groups"));
    }

    /** Rules that another names must be there. */
    private void named(Optional<Node> others) {
        others.map(n -> n instanceof Document.Sequence sequence ? sequence.items() : List.of(n))
                .orElse(List.of())
                .forEach(n -> {
                    if (n instanceof Scalar scalar) {
                        inhibited.putIfAbsent(scalar.text(), scalar);
                    }
                });
    }
}
