package io.dewline.alerts.routing;

import io.dewline.model.Document;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Fields;
import io.dewline.model.Parsed;
import io.dewline.model.Problems;
import io.dewline.model.Severity;
import io.dewline.model.Text.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds routes from people.yaml and finds all that is wrong with it. */
final class RoutesReader {
    private final Document document;
    private final Problems problems = new Problems();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Receiver> receivers = new LinkedHashMap<>();

    RoutesReader(Document document) {
        this.document = document;
    }

    Parsed<Routes> read() {
        Fields root = Fields.of(document.root(), "people.yaml", problems);
        root.items("people").forEach(this::person);
        root.items("receivers").forEach(this::receiver);
        if (receivers.isEmpty()) {
            receivers.put("log", Receiver.log("log", Language.ZH));
        }
        List<Route> routes = root.items("routes").stream().map(this::route).toList();
        String first = receivers.keySet().iterator().next();
        String fallback = receiverNamed(root, "default", first);
        String drill = receiverNamed(
                root,
                "drill",
                receivers.values().stream()
                        .filter(r -> r.notifier() == Receiver.Kind.LOG)
                        .map(Receiver::id)
                        .findFirst()
                        .orElse(""));
        root.end();
        if (drill.isEmpty()) {
            receivers.put("drill", Receiver.log("drill", Language.ZH));
            drill = "drill";
        }
        return problems.hasErrors()
                ? new Parsed<>(null, problems.all())
                : new Parsed<>(new Routes(people, receivers, routes, fallback, drill), problems.all());
    }

    private void person(Node node) {
        Fields fields = Fields.of(node, "a person", problems);
        String id = fields.id("id");
        Person person = new Person(
                id,
                fields.text("name", id),
                fields.choice("role", Person.Role.class, Person.Role.VIEWER),
                secret(fields, "token"));
        fields.end();
        if (people.put(id, person) != null) {
            problems.error(fields.mark("id"), "person '" + id + "' is given twice", "each id once");
        }
    }

    private void receiver(Node node) {
        Fields fields = Fields.of(node, "a receiver", problems);
        String id = fields.id("id");
        Receiver.Kind kind = fields.choice("notifier", Receiver.Kind.class, Receiver.Kind.LOG);
        String url = fields.text("url", "");
        Receiver receiver = new Receiver(
                id,
                kind,
                fields.choice("language", Language.class, Language.ZH),
                url,
                secret(fields, "url"),
                secret(fields, "secret"),
                words(fields, "sites"),
                (int) fields.whole("an_hour", Receiver.AN_HOUR, 6, 600));
        fields.end();
        boolean web = kind == Receiver.Kind.WEBHOOK;
        if (web && url.isEmpty() == (receiver.urlSecret() == null)) {
            problems.error(fields.mark(), "receiver '" + id + "' has no address", "one of url, url_env, url_file");
        } else if (!url.isEmpty() && !address(url)) {
            problems.error(fields.mark("url"), "url is no address", "http:// or https:// and a host");
        }
        if (!web && (!url.isEmpty() || receiver.urlSecret() != null || receiver.secret() != null)) {
            problems.error(fields.mark(), "receiver '" + id + "' only writes to the log", "notifier: webhook");
        }
        if (receivers.put(id, receiver) != null) {
            problems.error(fields.mark("id"), "receiver '" + id + "' is given twice", "each id once");
        }
    }

    private static boolean address(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** {@code key_env} or {@code key_file}, not both. */
    private @Nullable Secret secret(Fields fields, String key) {
        String variable = fields.text(key + "_env", "");
        String file = fields.text(key + "_file", "");
        if (!variable.isEmpty() && !file.isEmpty()) {
            problems.error(fields.mark(key + "_file"), key + " is given twice", key + "_env or " + key + "_file");
        }
        if (!variable.isEmpty()) {
            return new Secret(Secret.Kind.ENVIRONMENT, variable);
        }
        return file.isEmpty() ? null : new Secret(Secret.Kind.FILE, file);
    }

    private Route route(Node node) {
        Fields fields = Fields.of(node, "a route", problems);
        Set<String> to = words(fields, "to");
        for (String id : to) {
            if (!receivers.containsKey(id)) {
                problems.unknown(fields.mark("to"), "receiver", id, receivers.keySet());
            }
        }
        if (to.isEmpty()) {
            problems.error(fields.mark(), "the route leads nowhere", "to: with at least one receiver");
        }
        Route route = new Route(
                node.mark(),
                words(fields, "sites"),
                words(fields, "rules"),
                words(fields, "packs"),
                fields.choice("severity", Severity.class, Severity.INFO),
                new ArrayList<>(to));
        fields.end();
        return route;
    }

    private Set<String> words(Fields fields, String key) {
        Set<String> words = new LinkedHashSet<>();
        for (Node item : fields.items(key)) {
            if (item instanceof Scalar scalar) {
                words.add(scalar.text());
            } else {
                problems.error(item.mark(), key + " holds something that is not a word", "a list of ids");
            }
        }
        return words;
    }

    private String receiverNamed(Fields root, String key, String fallback) {
        String id = root.text(key, fallback);
        if (!id.isEmpty() && !receivers.containsKey(id)) {
            problems.unknown(root.mark(key), "receiver", id, receivers.keySet());
        }
        return id;
    }
}
