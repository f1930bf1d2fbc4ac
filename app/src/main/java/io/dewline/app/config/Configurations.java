package io.dewline.app.config;

import io.dewline.alerts.routing.Routes;
import io.dewline.model.Document;
import io.dewline.model.Parsed;
import io.dewline.model.Problems;
import io.dewline.model.Registry;
import io.dewline.rules.language.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads settings and configuration sets; everything that is wrong in any of the files is told at once. */
public final class Configurations {
    private static final String SITES = "sites.yaml";
    private static final String CALENDAR = "calendar.yaml";
    private static final String PEOPLE = "people.yaml";
    private static final String RULES = "rules/";

    private Configurations() {}

    /** The settings in {@code file}; {@code environment} is where secrets may be. */
    public static Parsed<Settings> settings(Path file, Map<String, String> environment) {
        Problems problems = new Problems();
        String name = String.valueOf(file.getFileName());
        Document document = YamlDocuments.parse(name, read(file, name, problems), problems);
        if (problems.hasErrors()) {
            return new Parsed<>(null, problems.all());
        }
        Path base = file.toAbsolutePath().getParent();
        return new SettingsReader(base == null ? Path.of("/") : base, environment).read(document);
    }

    /**
     * The texts that the settings name: sites.yaml, calendar.yaml where it stands beside that, people.yaml and rules/….yaml; the rules are a folder or one
     * file.
     */
    public static Map<String, String> texts(Settings.Files files, Problems problems) {
        Map<String, String> texts = new TreeMap<>();
        texts.put(SITES, read(files.sites(), SITES, problems));
        Path calendar = files.sites().resolveSibling(CALENDAR);
        if (Files.isRegularFile(calendar)) {
            texts.put(CALENDAR, read(calendar, CALENDAR, problems));
        }
        Path people = files.people();
        if (people != null) {
            texts.put(PEOPLE, read(people, PEOPLE, problems));
        }
        Path parent = files.rules().toAbsolutePath().getParent();
        Path base = Files.isRegularFile(files.rules()) && parent != null ? parent : files.rules();
        try (Stream<Path> rules = Files.walk(files.rules(), 4)) {
            for (Path rule : rules.filter(Configurations::yaml).sorted().toList()) {
                Path within = base.toAbsolutePath().relativize(rule.toAbsolutePath());
                String name = RULES + within.toString().replace('\\', '/');
                texts.put(name, read(rule, name, problems));
            }
        } catch (IOException e) {
            problems.error(new Document.Mark(RULES, 1, 1), "cannot be read: " + e.getMessage(), "a folder");
        }
        return texts;
    }

    private static boolean yaml(Path path) {
        String name = path.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String read(Path file, String name, Problems problems) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            problems.error(new Document.Mark(name, 1, 1), "cannot be read: " + e, "a UTF-8 text file");
            return "";
        }
    }

    /** Builds the set from its texts; with any error there is none. */
    public static Parsed<ConfigurationSet> parse(Map<String, String> texts) {
        Problems problems = new Problems();
        Map<String, Document> documents = new HashMap<>();
        texts.forEach((name, text) -> documents.put(name, YamlDocuments.parse(name, text, problems)));
        Parsed<Registry> registry = Registry.read(
                documents.getOrDefault(SITES, YamlDocuments.parse(SITES, "", problems)), documents.get(CALENDAR));
        problems.addAll(registry.problems());
        Routes routes = Routes.LOG_ONLY;
        Document people = documents.get(PEOPLE);
        if (people != null) {
            Parsed<Routes> read = Routes.read(people);
            problems.addAll(read.problems());
            routes = read.value() == null ? Routes.LOG_ONLY : read.value();
        }
        Registry sites = registry.value();
        if (sites == null) {
            return new Parsed<>(null, problems.all());
        }
        List<Document> ruleFiles = new ArrayList<>();
        new TreeMap<>(documents).forEach((name, document) -> {
            if (name.startsWith(RULES)) {
                ruleFiles.add(document);
            }
        });
        Parsed<RuleSet> rules = RuleSet.read(ruleFiles, sites);
        problems.addAll(rules.problems());
        RuleSet set = rules.value();
        if (set != null) {
            problems.addAll(routes.check(sites, set.cards()));
        }
        return new Parsed<>(
                set == null || problems.hasErrors()
                        ? null
                        : new ConfigurationSet(hash(texts), texts, sites, set, routes),
                problems.all());
    }

    /** SHA-256 over the names and texts, in hexadecimal. */
    static String hash(Map<String, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(texts).forEach((name, text) -> {
                for (String part : List.of(name, text)) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
