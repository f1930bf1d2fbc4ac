package io.dewline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.ingest.mqtt.EmbeddedBroker;
import io.dewline.ingest.server.MqttPeer;
import io.dewline.model.Problems;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against an in-process broker, as people and devices meet it: a timeline of one dusty hour. */
final class ProgramTest {
    private static final String SITES =
            """
            sites:
              - id: yard
                kind: construction
                name: { zh: 工地, en: Yard }
                mode: automatic
                zones:
                  - id: fence
                    type: construction fence
                    devices:
                      - { id: dust-1, kind: dust }
                      - { id: cannon-1, kind: cannon, actuates: spray }
            """;
    private static final String RULES =
            """
            rules:
              - id: dust
                title: { zh: "{site} 扬尘", en: "{site}: dust" }
                each: site
                when: max(pm10) > 150 µg/m³
                until: max(pm10) <= 100 µg/m³
                for: 2m
                clear_for: 2m
                respond:
                  action: spray
                  run: { minimum: 5m, maximum: 10m, rest: 10m, starts_a_day: 4 }
                  unless: max(wind_speed) >= 8 m/s
            """;
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Dewline dewline;
    private MqttPeer devices;
    private Api api;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("sites.yaml"), SITES);
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/dust.yaml"), RULES);
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        Files.writeString(
                folder.resolve("dewline.yaml"),
                "clock: { mode: readings }\nmqtt: { broker: \"" + broker.uri()
                        + "\" }\nstore: { kind: embedded }\nhttp: { port: 0 }\n");
        Settings settings = Objects.requireNonNull(Configurations.settings(folder.resolve("dewline.yaml"), Map.of())
                .value());
        ConfigurationSet set =
                Objects.requireNonNull(Configurations.parse(Configurations.texts(settings.files(), new Problems()))
                        .value());
        dewline = Dewline.start(settings, set);
        api = new Api(dewline.address());
        devices = MqttPeer.connect(broker.uri().toString(), Duration.ofSeconds(10));
        api.until(
                "/api/v1/system",
                system -> !((JsonObject) system).getString("link").equals("down"));
    }

    @AfterEach
    void stop() throws Exception {
        devices.close();
        dewline.close();
        broker.close();
    }

    private void dust(int minute, double pm10, double wind) throws Exception {
        devices.publish(
                "dewline/v1/yard/dust-1/telemetry",
                "{\"at\": \"" + START.plusSeconds(60L * minute) + "\", \"seq\": " + minute + ", \"values\": {\"pm10\": "
                        + pm10 + ", \"wind_speed\": " + wind + "}}");
    }

    private void cannon(int minute, int running) throws Exception {
        devices.publish(
                "dewline/v1/yard/cannon-1/telemetry",
                "{\"at\": \"" + START.plusSeconds(60L * minute) + "\", \"simulated\": true, \"values\": {\"running\": "
                        + running + "}}");
    }

    @Test
    void aDustyYardIsSprayedToldAndClosed() throws Exception {
        BlockingQueue<String> commands = devices.subscribe("dewline/v1/yard/cannon-1/command");
        for (int minute = 0; minute <= 4; minute++) {
            dust(minute, 200, 1);
            cannon(minute, 0);
        }
        JsonObject command = new JsonObject(MqttPeer.next(commands).orElseThrow());
        assertThat(command.getJsonObject("desired").getInteger("running")).isEqualTo(1);
        assertThat(Instant.parse(command.getString("until"))).isAfter(START).isBefore(START.plusSeconds(3_600));

        JsonObject alert =
                ((JsonArray) api.until("/api/v1/alerts", found -> ((JsonArray) found).size() == 1)).getJsonObject(0);
        assertThat(alert.getString("rule")).isEqualTo("dust");
        assertThat(alert.getBoolean("drill")).isTrue();
        assertThat(alert.getJsonObject("title").getString("zh")).isEqualTo("工地 扬尘");
        assertThat(alert.getString("since")).isEqualTo(START.toString());

        devices.publish(
                "dewline/v1/yard/cannon-1/reply",
                "{\"id\": \"" + command.getString("id") + "\", \"result\": \"accepted\"}");
        for (int minute = 5; minute <= 12; minute++) {
            cannon(minute, 1);
            dust(minute, 80, 1);
        }
        JsonArray closed =
                (JsonArray) api.until("/api/v1/alerts?state=closed", found -> ((JsonArray) found).size() == 1);
        assertThat(closed.getJsonObject(0).getString("closed")).isEqualTo("responded");

        JsonObject file = api.object("/api/v1/alerts/" + alert.getString("id"));
        assertThat(file.getJsonArray("history").stream().map(step -> ((JsonObject) step).getString("step")))
                .contains("opened", "started", "running", "recovered", "closed");
    }

    @Test
    void anInterlockWithholdsTheCannonNotTheAlert() throws Exception {
        BlockingQueue<String> commands = devices.subscribe("dewline/v1/yard/cannon-1/command");
        for (int minute = 0; minute <= 5; minute++) {
            dust(minute, 200, 12);
        }
        JsonObject alert =
                ((JsonArray) api.until("/api/v1/alerts", found -> ((JsonArray) found).size() == 1)).getJsonObject(0);
        assertThat(alert.getJsonObject("response").getString("permit")).isEqualTo("withheld");
        assertThat(commands).isEmpty();
    }

    @Test
    void everyMessageHasAnOutcomeAndTheLedgerBalances() throws Exception {
        dust(0, 50, 1);
        dust(0, 50, 1);
        devices.publish("dewline/v1/yard/dust-1/telemetry", "{\"values\": {\"pm10\": ");
        devices.publish("dewline/v1/yard/ghost/telemetry", "{\"values\": {\"pm10\": 3}}");
        dust(1, 60, 1);
        JsonObject ledger = (JsonObject) api.until("/api/v1/ledger", found -> {
            JsonObject counts = (JsonObject) found;
            return counts.getInteger("logged") == 3
                    && counts.getInteger("evaluated") == 2
                    && counts.getInteger("stored") == 3;
        });
        assertThat(ledger.getInteger("dead")).isEqualTo(2);
        assertThat(ledger.getInteger("repeated")).isEqualTo(1);
        assertThat(ledger.getJsonObject("balances").stream().map(Map.Entry::getValue))
                .containsOnly(true);

        assertThat(api.list("/api/v1/dead-letters").stream().map(l -> ((JsonObject) l).getString("reason")))
                .containsExactly("device_unknown", "json_malformed");
        assertThat(api.list("/api/v1/devices/unknown").getJsonObject(0).getString("stanza"))
                .contains("id: ghost")
                .contains("kind: dust");
        assertThat(api.object(
                                "/api/v1/devices/dust-1/history?quantity=pm10&from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z")
                        .getJsonArray("points"))
                .hasSize(2);
        JsonObject device = api.list("/api/v1/devices?site=yard").getJsonObject(0);
        assertThat(device.getJsonArray("values").getJsonObject(0).getDouble("value"))
                .isEqualTo(60.0);
    }

    @Test
    void whatDewlineSaysOfItselfIsAReadingLikeAnyOther() throws Exception {
        Files.writeString(folder.resolve("sites.yaml"), SITES + "    devices: [ { id: dewline, kind: dewline } ]\n");
        api.until("/api/v1/devices", found -> ((JsonArray) found).size() == 3);
        dust(0, 50, 1); // the drill's clock begins
        JsonObject ledger = (JsonObject) api.until("/api/v1/ledger", found -> {
            JsonObject counts = (JsonObject) found;
            return counts.getInteger("logged") == 2
                    && counts.getInteger("evaluated") == 2
                    && counts.getInteger("stored") == 2;
        });
        assertThat(ledger.getJsonObject("balances").stream().map(Map.Entry::getValue))
                .containsOnly(true);
        JsonArray history = api.object(
                        "/api/v1/devices/dewline/history?quantity=link&from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z")
                .getJsonArray("points");
        assertThat(history).hasSize(1);
    }

    @Test
    void peopleActByPostAndWithAName() throws Exception {
        for (int minute = 0; minute <= 4; minute++) {
            dust(minute, 200, 1);
        }
        String id = ((JsonArray) api.until("/api/v1/alerts", found -> ((JsonArray) found).size() == 1))
                .getJsonObject(0)
                .getString("id");
        String path = "/api/v1/alerts/" + id + "/acknowledge";

        assertThat(api.get(path).statusCode()).isEqualTo(404);
        assertThat(api.post(path, "{}").statusCode()).isEqualTo(401);
        assertThat(api.post(path, "who=x", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
        assertThat(api.post(
                                path,
                                "{\"who\": \"duty\"}",
                                "Content-Type",
                                "application/json",
                                "Origin",
                                "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.post(path, "{\"who\": \"duty\"}").statusCode()).isEqualTo(200);
        assertThat(api.object("/api/v1/alerts/" + id).getString("handling")).isIn("acknowledged", "responding");
        assertThat(api.get("/api/v1/alerts/none").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/alerts?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void aFactIsToldAndRefusedWithItsReason() throws Exception {
        dust(0, 50, 1);
        api.until("/api/v1/ledger", found -> ((JsonObject) found).getInteger("logged") == 1);

        assertThat(api.post(
                                "/api/v1/facts",
                                "{\"site\": \"yard\", \"fact\": \"district_pm10\", \"value\": 60, \"source\": \"city\"}")
                        .statusCode())
                .isEqualTo(200);
        api.until("/api/v1/facts", facts -> ((JsonArray) facts).size() == 1);
        assertThat(api.post(
                                "/api/v1/facts",
                                "{\"site\": \"yard\", \"fact\": \"moon\", \"value\": 60, \"source\": \"city\"}")
                        .body())
                .contains("fact_unknown");
    }

    @Test
    void aChangedRuleComesIntoForceAndABrokenOneDoesNot() throws Exception {
        String before = api.object("/api/v1/system").getString("configuration");
        Files.writeString(folder.resolve("rules/dust.yaml"), RULES.replace("max(pm10) > 150", "max(pm19) > 150"));
        api.until(
                "/api/v1/system",
                system -> !((JsonObject) system).getJsonArray("degraded").isEmpty());
        assertThat(api.object("/api/v1/system").getString("configuration")).isEqualTo(before);

        Files.writeString(folder.resolve("rules/dust.yaml"), RULES.replace("> 150", "> 300"));
        api.until(
                "/api/v1/system",
                system -> !((JsonObject) system).getString("configuration").equals(before));
        for (int minute = 0; minute <= 5; minute++) {
            dust(minute, 200, 1);
        }
        api.until("/api/v1/ledger", found -> ((JsonObject) found).getInteger("evaluated") == 6);
        assertThat(api.list("/api/v1/alerts")).isEmpty();
    }

    @Test
    void thePageItselfIsServedWithItsParts() throws Exception {
        for (String path : new String[] {"/", "/page.js", "/page.css", "/words.js", "/chart.js", "/icon.svg"}) {
            assertThat(api.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(api.get("/metrics").body()).contains("dewline_readings_logged_total");
    }
}
