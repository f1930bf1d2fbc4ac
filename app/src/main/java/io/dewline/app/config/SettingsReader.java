package io.dewline.app.config;

import io.dewline.model.Document;
import io.dewline.model.Fields;
import io.dewline.model.Parsed;
import io.dewline.model.Problems;
import io.dewline.model.Text.Language;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the settings from dewline.yaml and finds all that is wrong with it; paths are relative to the file. */
final class SettingsReader {
    private static final long MEGABYTE = 1024L * 1024;

    private final Path base;
    private final Map<String, String> environment;
    private final Problems problems = new Problems();

    SettingsReader(Path base, Map<String, String> environment) {
        this.base = base;
        this.environment = environment;
    }

    Parsed<Settings> read(Document document) {
        Fields root = Fields.of(document.root(), "the configuration", problems);
        Settings settings = new Settings(
                base.resolve(root.text("data", "data")).normalize(),
                clock(part(root, "clock", document)),
                log(part(root, "log", document)),
                mqtt(part(root, "mqtt", document)),
                store(part(root, "store", document)),
                http(part(root, "http", document)),
                files(root),
                root.choice("language", Language.class, Language.ZH));
        root.end();
        return new Parsed<>(problems.hasErrors() ? null : settings, problems.all());
    }

    private Fields part(Fields root, String key, Document document) {
        Document.Node none = new Document.Mapping(document.root().mark(), java.util.List.of());
        return Fields.of(root.node(key).orElse(none), key, problems);
    }

    private Settings.Clock clock(Fields fields) {
        Settings.Clock clock = new Settings.Clock(
                fields.choice("mode", Settings.Clock.Mode.class, Settings.Clock.Mode.WALL),
                fields.flag("notify", false),
                fields.flag("allow_simulated", false));
        fields.end();
        return clock;
    }

    private Settings.LogPart log(Fields fields) {
        Settings.LogPart log = new Settings.LogPart(
                fields.whole("max_mb", 20_480, 16, 100_000_000) * MEGABYTE,
                fields.choice("when_full", Settings.LogPart.WhenFull.class, Settings.LogPart.WhenFull.REFUSE),
                fields.whole("segment_mb", 256, 1, 4_096) * MEGABYTE,
                fields.duration("keep", Duration.ofDays(7)));
        fields.end();
        return log;
    }

    private Settings.Mqtt mqtt(Fields fields) {
        String ca = fields.text("ca_file", "");
        Settings.Mqtt mqtt = new Settings.Mqtt(
                uri(fields, "broker", "tcp://127.0.0.1:1883", Set.of("tcp", "ssl")),
                fields.text("client_id", "dewline"),
                fields.text("user", ""),
                Secret.read(fields, "password", base, environment, problems),
                ca.isEmpty() ? null : existing(fields, "ca_file", ca),
                fields.duration("session_expiry", Duration.ofDays(7)),
                fields.duration("keep_alive", Duration.ofSeconds(30)),
                (int) fields.whole("window", 4_000, 1, 60_000));
        fields.end();
        return mqtt;
    }

    private Settings.StorePart store(Fields fields) {
        Settings.StorePart.Kind kind =
                fields.choice("kind", Settings.StorePart.Kind.class, Settings.StorePart.Kind.EMBEDDED);
        Settings.StorePart store = new Settings.StorePart(
                kind,
                uri(fields, "url", "http://127.0.0.1:8086", Set.of("http", "https")),
                fields.choice("version", Settings.StorePart.Version.class, Settings.StorePart.Version.AUTO),
                fields.text("org", "dewline"),
                fields.text("bucket", "dewline/autogen"),
                fields.text("user", ""),
                Secret.read(fields, "password", base, environment, problems),
                Secret.read(fields, "token", base, environment, problems),
                fields.flag("create_database", true),
                (int) fields.whole("batch", 5_000, 1, 50_000),
                fields.duration("retention", Duration.ofDays(30)));
        fields.end();
        return store;
    }

    private Settings.Http http(Fields fields) {
        String host = fields.text("host", "127.0.0.1");
        int port = (int) fields.whole("port", 8080, 0, 65_535);
        Secret token = Secret.read(fields, "token", base, environment, problems);
        if (!token.present() && !loopback(host)) {
            problems.error(
                    fields.mark("host"),
                    "'" + host + "' is reachable from outside and there is no token",
                    "token_file or token_env, or host: 127.0.0.1");
        }
        Settings.Http http = new Settings.Http(host, port, token, fields.text("base_url", "http://127.0.0.1:" + port));
        fields.end();
        return http;
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Settings.Files files(Fields root) {
        String people = root.text("people", "");
        return new Settings.Files(
                existingOr(root, "sites", "sites.yaml"),
                people.isEmpty() ? null : existing(root, "people", people),
                existingOr(root, "rules", "rules"));
    }

    private Path existingOr(Fields fields, String key, String fallback) {
        return existing(fields, key, fields.text(key, fallback));
    }

    private Path existing(Fields fields, String key, String name) {
        Path path = base.resolve(name).normalize();
        if (!Files.exists(path)) {
            problems.error(fields.mark(key), key + ": there is no '" + name + "'", "a path relative to dewline.yaml");
        }
        return path;
    }

    private URI uri(Fields fields, String key, String fallback, Set<String> schemes) {
        String text = fields.text(key, fallback);
        @Nullable URI uri = null;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // the one message below
        }
        if (uri == null || uri.getHost() == null || !schemes.contains(String.valueOf(uri.getScheme()))) {
            problems.error(
                    fields.mark(key),
                    key + " is '" + text + "'",
                    "an address like " + fallback + " (" + String.join(", ", schemes) + ")");
            return URI.create(fallback);
        }
        if (uri.getUserInfo() != null) {
            problems.error(fields.mark(key), key + " holds a login", "user and password_file");
        }
        return uri;
    }
}
