package io.dewline.app.config;

import io.dewline.model.Document;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Problems;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML texts into documents; what YAML itself finds wrong becomes a problem and an empty document. */
public final class YamlDocuments {
    private static final int DEEPEST = 32;
    private static final int LARGEST = 32 * 1024 * 1024;

    private YamlDocuments() {}

    /** The document in {@code text}; {@code file} is the name that problems show. */
    public static Document parse(String file, String text, Problems problems) {
        List<String> lines = text.lines().toList();
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(LARGEST);
        Mark top = new Mark(file, 1, 1);
        try {
            Node root = new Yaml(options).compose(new java.io.StringReader(text));
            return root == null ? empty(file, lines) : new Document(file, lines, node(file, root, 0));
        } catch (MarkedYAMLException e) {
            org.yaml.snakeyaml.error.Mark mark = e.getProblemMark();
            problems.error(
                    mark == null ? top : new Mark(file, mark.getLine() + 1, mark.getColumn() + 1),
                    "not YAML: " + e.getProblem(),
                    "the indentation of the lines around it, and brackets and quotes that are closed");
        } catch (YAMLException e) {
            problems.error(top, "not YAML: " + firstLine(e), "");
        }
        return empty(file, lines);
    }

    private static String firstLine(YAMLException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static Document empty(String file, List<String> lines) {
        return new Document(file, lines, new Document.Mapping(new Mark(file, 1, 1), List.of()));
    }

    private static Document.Node node(String file, Node node, int depth) {
        Mark mark = mark(file, node);
        if (depth > DEEPEST) {
            throw new YAMLException("a value contains itself, or nests deeper than " + DEEPEST);
        }
        if (node instanceof ScalarNode scalar) {
            return new Document.Scalar(mark, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
        }
        if (node instanceof SequenceNode sequence) {
            List<Document.Node> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(file, item, depth + 1));
            }
            return new Document.Sequence(mark, items);
        }
        List<Member> members = new ArrayList<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            Node key = tuple.getKeyNode();
            members.add(new Member(
                    mark(file, key),
                    key instanceof ScalarNode scalar ? scalar.getValue() : "?",
                    node(file, tuple.getValueNode(), depth + 1)));
        }
        return new Document.Mapping(mark, members);
    }

    private static Mark mark(String file, Node node) {
        return new Mark(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
