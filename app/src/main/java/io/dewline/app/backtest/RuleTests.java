package io.dewline.app.backtest;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.app.config.YamlDocuments;
import io.dewline.model.Document;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Fields;
import io.dewline.model.Parsed;
import io.dewline.model.Problems;
import io.dewline.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads files of rule tests; everything that is wrong in one, or in the rules and sites that it names, is told at once. */
public final class RuleTests {
    private final Document document;
    private final Path folder;
    private final Problems problems;

    /** The tests of a file, and the texts that problems may point into, by name. */
    public record File(Parsed<List<Case>> cases, Map<String, String> texts) {}

    /** A test that can be run. */
    public static final class Case {
        private final RuleTest test;

        private Case(RuleTest test) {
            this.test = test;
        }

        public String name() {
            return test.name();
        }

        /** Where the test stands. */
        public Mark mark() {
            return test.mark();
        }

        /** Runs it; gives the lines of the comparison when something differs, none when all is as expected. */
        public List<String> differences() {
            Difference difference = test.run();
            return difference.none() ? List.of() : difference.lines();
        }
    }

    private RuleTests(Document document, Path folder, Problems problems) {
        this.document = document;
        this.folder = folder;
        this.problems = problems;
    }

    /** Reads {@code file}; problems name it as {@code name}. */
    public static File read(Path file, String name) {
        Problems problems = new Problems();
        Map<String, String> texts = new TreeMap<>();
        try {
            String text = Files.readString(file);
            texts.put(name, text);
            Document document = YamlDocuments.parse(name, text, problems);
            Path folder = file.toAbsolutePath().getParent();
            List<Case> cases = problems.hasErrors()
                    ? List.of()
                    : new RuleTests(document, folder == null ? Path.of("/") : folder, problems).cases(texts);
            return new File(new Parsed<>(problems.hasErrors() ? null : cases, problems.all()), texts);
        } catch (IOException e) {
            problems.error(new Mark(name, 1, 1), "cannot be read: " + e, "a UTF-8 text file");
            return new File(new Parsed<>(null, problems.all()), texts);
        }
    }

    private List<Case> cases(Map<String, String> texts) {
        Fields fields = Fields.of(document.root(), "a file of rule tests", problems);
        Path sites = folder.resolve(fields.text("sites"));
        List<Path> rules = new ArrayList<>();
        for (Node node : fields.items("rules")) {
            rules.add(folder.resolve(scalar(node, "rules")));
        }
        if (rules.isEmpty()) {
            problems.error(fields.mark(), "rules is missing", "a file or folder of rules, or a list of them");
        }
        List<Node> tests = fields.items("tests");
        fields.end();
        ConfigurationSet set = problems.hasErrors() ? null : set(sites, rules, texts);
        if (set == null) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        for (Node node : tests) {
            cases.add(new Case(test(node, set)));
        }
        if (cases.isEmpty()) {
            problems.error(document.root().mark(), "tests has no test", "- name: … with input and expect");
        }
        return cases;
    }

    private @org.jspecify.annotations.Nullable ConfigurationSet set(
            Path sites, List<Path> rules, Map<String, String> texts) {
        Map<String, String> all = new TreeMap<>();
        for (Path path : rules) {
            Map<String, String> read = Configurations.texts(new Settings.Files(sites, null, path), problems);
            all.putAll(read);
        }
        texts.putAll(all);
        if (problems.hasErrors()) {
            return null;
        }
        Parsed<ConfigurationSet> parsed = Configurations.parse(all);
        parsed.problems().stream().filter(p -> !p.warning()).forEach(p -> problems.addAll(List.of(p)));
        return parsed.value();
    }

    private RuleTest test(Node node, ConfigurationSet set) {
        Fields fields = Fields.of(node, "a test", problems);
        String name = fields.bilingual("name", Text.same("a test")).en();
        Instant start = start(fields);
        List<Script.Event> events = Script.read(lines(fields, "input"), set.registry(), start, problems);
        Instant until = until(fields, start, events);
        Set<String> only = new TreeSet<>();
        Set<String> known = new TreeSet<>(Set.of("blind"));
        set.rules().rules().forEach(rule -> known.add(rule.id()));
        for (Node rule : fields.items("only")) {
            String id = scalar(rule, "only");
            if (!known.contains(id)) {
                problems.unknown(rule.mark(), "rule", id, known);
            }
            only.add(id);
        }
        List<Happening> expected = happenings(fields, "expect", known);
        List<Happening> commands = fields.has("commands") ? happenings(fields, "commands", Set.of("command")) : null;
        fields.end();
        for (Happening late : expected) {
            if (late.stands() && start.plusMillis(late.after()).isAfter(until)) {
                String message = "'" + late.time() + "' is after the end of the test";
                problems.error(fields.mark("expect"), message, "until: " + late.time() + ", or an earlier time");
            }
        }
        return new RuleTest(name, node.mark(), set, start, until, events, only, expected, commands);
    }

    private Instant start(Fields fields) {
        String text = fields.text("start", "2026-06-01T00:00:00Z");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            problems.error(fields.mark("start"), "'" + text + "' is no time", "like 2026-06-01T08:00:00+08:00");
            return Instant.EPOCH;
        }
    }

    private Instant until(Fields fields, Instant start, List<Script.Event> events) {
        Instant last = events.isEmpty()
                ? start
                : Instant.ofEpochMilli(events.get(events.size() - 1).stamp());
        if (!fields.has("until")) {
            return last;
        }
        String text = fields.text("until");
        Instant until = start.plusMillis(Moment.of(text).orElse(-1));
        if (until.isBefore(last)) {
            problems.error(fields.mark("until"), "'" + text + "' is no time after all input", "like 02:00 or 1d02:00");
        }
        return until;
    }

    private List<Happening> happenings(Fields fields, String key, Set<String> rules) {
        List<Happening> all = new ArrayList<>();
        for (Lines.Line line : lines(fields, key)) {
            Happening happening = Happening.read(line, problems);
            if (happening == null) {
                continue;
            }
            if (!rules.contains(happening.rule())) {
                int column = line.text().indexOf(" " + happening.rule()) + 1;
                problems.unknown(line.at(column), "rule", happening.rule(), rules);
            }
            all.add(happening);
        }
        return all;
    }

    private List<Lines.Line> lines(Fields fields, String key) {
        Node node = fields.node(key).orElse(null);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Scalar scalar) {
            return Lines.of(document, scalar);
        }
        problems.error(node.mark(), key + " is no text", key + ": | and a line for each happening");
        return List.of();
    }

    private String scalar(Node node, String key) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        problems.error(node.mark(), key + " holds something else than texts", "a text");
        return "";
    }
}
