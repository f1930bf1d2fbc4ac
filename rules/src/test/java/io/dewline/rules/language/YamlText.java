package io.dewline.rules.language;

import io.dewline.model.Document;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Parsed;
import io.dewline.model.Registry;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Documents out of YAML for tests. */
public final class YamlText {
    private YamlText() {}

    public static Document document(String file, String text) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        return new Document(file, text.lines().toList(), node(file, root));
    }

    public static Document file(Path path) {
        try {
            return document(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The registry in {@code text}, which must be right. */
    public static Registry registry(String text) {
        return right(Registry.read(document("sites.yaml", text)));
    }

    /** The example registry of deploy/config. */
    public static Registry exampleRegistry() {
        return right(Registry.read(
                file(root().resolve("deploy/config/sites.yaml")), file(root().resolve("deploy/config/calendar.yaml"))));
    }

    /** The project's own folder. */
    public static Path root() {
        return Path.of(System.getProperty("dewline.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    public static <T> T right(Parsed<T> parsed) {
        T value = parsed.value();
        if (value == null) {
            throw new AssertionError("should be right: " + parsed.problems());
        }
        return value;
    }

    private static Document.Node node(String file, Node node) {
        Mark mark = mark(file, node);
        if (node instanceof ScalarNode scalar) {
            return new Document.Scalar(mark, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
        }
        if (node instanceof SequenceNode sequence) {
            List<Document.Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(node(file, item)));
            return new Document.Sequence(mark, items);
        }
        List<Member> members = new ArrayList<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            members.add(new Member(mark(file, tuple.getKeyNode()), key, node(file, tuple.getValueNode())));
        }
        return new Document.Mapping(mark, members);
    }

    private static Mark mark(String file, Node node) {
        return new Mark(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
