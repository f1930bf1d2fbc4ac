package io.dewline.sim.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
    private static final String TRUTH =
            """
            {"truth":"run","scenario":"trial","seed":1,"start":"2026-07-01T00:00:00Z"}
            {"truth":"sent","time":"2026-07-01T00:01:00Z","device":"dust-01","at":"2026-07-01T00:01:00Z","seq":0,"quantity":"pm10"}
            {"truth":"sent","time":"2026-07-01T00:02:00Z","device":"dust-01","at":"2026-07-01T00:02:00Z","seq":1,"quantity":"pm10"}
            {"truth":"sent","time":"2026-07-01T00:02:00Z","device":"dust-01","at":"2026-07-01T00:02:00Z","seq":1,"quantity":"pm10","fate":"repeat"}
            {"truth":"sent","time":"2026-07-01T00:03:00Z","device":"dust-01","at":"2026-07-01T00:03:00Z","seq":2,"quantity":"pm10","fate":"malformed"}
            {"truth":"sent","time":"2026-07-01T00:04:00Z","device":"dust-01","at":"2026-07-02T00:04:00Z","seq":3,"quantity":"pm10","fate":"clock"}
            {"truth":"was","what":"dusty","site":"east-gate","subject":"site:east-gate","from":"2026-07-01T01:00:00Z","to":"2026-07-01T02:00:00Z","over":true}
            {"truth":"was","what":"dusty","site":"east-gate","subject":"site:east-gate","from":"2026-07-01T04:00:00Z","to":"2026-07-01T05:00:00Z","over":true}
            {"truth":"was","what":"dusty","site":"east-gate","subject":"site:east-gate","from":"2026-07-01T08:00:00Z","to":"2026-07-01T08:03:00Z","over":true}
            {"truth":"was","what":"down","site":"riverside","subject":"device:soil-01","from":"2026-07-01T06:00:00Z","to":"2026-07-01T07:00:00Z","over":true}
            {"truth":"water","site":"riverside","subject":"zone:riverside/lawn-1","given":12.5,"ideal":17.0}
            {"truth":"end","at":"2026-07-02T00:00:00Z"}
            """;

    private static final String ALERTS =
            """
            [{"id":"a","rule":"dust-spray","subject":"site:east-gate","opened":"2026-07-01T01:05:00Z","closedAt":"2026-07-01T02:10:00Z"},
             {"id":"b","rule":"dust-spray","subject":"site:east-gate","opened":"2026-07-01T12:00:00Z","closedAt":null},
             {"id":"c","rule":"device-silent","subject":"device:soil-02","opened":"2026-07-01T06:30:00Z","closedAt":null},
             {"id":"d","rule":"night-noise","subject":"site:east-gate","opened":"2026-07-01T06:30:00Z","closedAt":null}]
            """;

    @TempDir
    private Path folder;

    @Test
    void countsWhatWasFoundMissedAndInvented() throws Exception {
        JsonNode score = new JsonMapper().readTree(judge(ALERTS, Map.of()).json());
        JsonNode dust = score.path("rules").get(0);
        assertThat(dust.path("rule").asText()).isEqualTo("dust-spray");
        // Two of an hour each; three minutes are too short for any rule.
        assertThat(dust.path("truths").asInt()).isEqualTo(2);
        assertThat(dust.path("found").asInt()).isEqualTo(1);
        assertThat(dust.path("alerts").asInt()).isEqualTo(2);
        assertThat(dust.path("right").asInt()).isEqualTo(1);
        assertThat(dust.path("precision").asDouble()).isEqualTo(0.5);
        assertThat(dust.path("recall").asDouble()).isEqualTo(0.5);
        assertThat(dust.path("medianDelaySeconds").asLong()).isEqualTo(300);
        assertThat(dust.path("falsePerSiteAndDay").asDouble()).isEqualTo(0.5);
        JsonNode silent = score.path("rules").get(1);
        assertThat(silent.path("found").asInt()).as("another device's silence").isZero();
        assertThat(silent.path("right").asInt()).isZero();
        assertThat(score.path("water").get(0).path("ideal").asDouble()).isEqualTo(17);
    }

    @Test
    void tellsApartWhatNoSensorGotThrough() throws Exception {
        String seen =
                """
                {"truth":"seen","what":"dusty","site":"east-gate","subject":"site:east-gate","by":["dust-01"]}
                """;
        JsonNode dark = dust(TRUTH.replace("{\"truth\":\"end\"", seen + "{\"truth\":\"end\""));
        assertThat(dark.path("truths").asInt()).isEqualTo(2);
        assertThat(dark.path("unseen").asInt()).isEqualTo(1);
        assertThat(dark.path("recall").asDouble()).isEqualTo(0.5);
        assertThat(dark.path("recallOfSeen").asDouble()).isEqualTo(1);
        String reading =
                """
                {"truth":"sent","time":"2026-07-01T04:59:00Z","device":"dust-01","at":"2026-07-01T04:59:00Z","seq":9,"quantity":"pm10"}
                """;
        JsonNode one = dust(TRUTH.replace("{\"truth\":\"end\"", seen + reading + "{\"truth\":\"end\""));
        assertThat(one.path("unseen").asInt()).as("one reading is enough").isZero();
        assertThat(one.path("recallOfSeen").asDouble()).isEqualTo(0.5);
    }

    private JsonNode dust(String truth) throws Exception {
        Path answers = write("alerts.json", ALERTS);
        Judge judge = Judge.compare(write("truth.jsonl", truth), answers.toString(), null, false, Map.of());
        return new JsonMapper().readTree(judge.json()).path("rules").get(0);
    }

    @Test
    void namesWhatIsMissingAndWhatHasNoTruth() throws Exception {
        String table = judge(ALERTS, Map.of()).table();
        assertThat(table)
                .contains("missed   dust-spray site:east-gate from 2026-07-01T04:00:00Z")
                .contains("invented dust-spray site:east-gate at 2026-07-01T12:00:00Z")
                .contains("missed   device-silent device:soil-01")
                .contains("alerts of rules without a truth: night-noise 1")
                .contains("1 to be refused, 1 with a wrong clock");
    }

    @Test
    void anAlertThatStaysOpenStandsForTheNextTruthToo() throws Exception {
        String open = ALERTS.replace("\"2026-07-01T02:10:00Z\"", "null");
        JsonNode dust = new JsonMapper()
                .readTree(judge(open, Map.of()).json())
                .path("rules")
                .get(0);
        assertThat(dust.path("found").asInt()).isEqualTo(2);
        assertThat(dust.path("right").asInt()).isEqualTo(1);
    }

    @Test
    void aRuleOfOnesOwnIsHeldAgainstTheTruthThatOneNames() throws Exception {
        String own = ALERTS.replace("night-noise", "my-dust").replace("06:30", "04:01");
        JsonNode rules = new JsonMapper()
                .readTree(judge(own, Map.of("my-dust", "dusty")).json())
                .path("rules");
        assertThat(rules).hasSize(3);
        assertThat(rules.get(2).path("rule").asText()).isEqualTo("my-dust");
        assertThat(rules.get(2).path("found").asInt()).isEqualTo(1);
    }

    @Test
    void thePageShowsEveryRuleAndEscapesWhatItIsTold() throws Exception {
        Path page = folder.resolve("score.html");
        judge(ALERTS.replace("soil-02", "soil<02"), Map.of()).page(page);
        assertThat(Files.readString(page))
                .contains("<h2>dust-spray</h2>", "<h2>device-silent</h2>", "soil&lt;02", "<svg")
                .doesNotContain("soil<02", "<script", "http");
    }

    @Test
    void askedOverHttpItPagesThroughAlertsAndCountsLostAndDoubledReadings() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = server(asked, "[[1782864060000, 40], [1782864060000, 40]]");
        try {
            Path saved = folder.resolve("answers.json");
            Judge judge = Judge.compare(
                    write("truth.jsonl", TRUTH),
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    null,
                    true,
                    Map.of());
            JsonNode readings = new JsonMapper().readTree(judge.json()).path("readings");
            assertThat(readings.path("sent").asInt()).isEqualTo(2);
            assertThat(readings.path("lost").asInt()).isEqualTo(1);
            assertThat(readings.path("doubled").asInt()).isEqualTo(1);
            judge.save(saved);
            assertThat(Judge.compare(folder.resolve("truth.jsonl"), saved.toString(), null, true, Map.of())
                            .table())
                    .isEqualTo(judge.table());
            assertThat(asked)
                    .anySatisfy(path -> assertThat(path).startsWith("/api/v1/alerts?state=all"))
                    .anySatisfy(path -> assertThat(path).contains("dust-01/history?quantity=pm10"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void addsARowForEachRuleToATable() throws Exception {
        Path rows = folder.resolve("rows");
        judge(ALERTS, Map.of()).rows(rows);
        judge("[]", Map.of()).rows(rows);
        assertThat(Files.readAllLines(rows))
                .containsExactly(
                        "| trial | `dust-spray` | 2 | 1 | 2 | 1 | 0.50 | 0.50 | 5m | 5m | 0.50 | – |",
                        "| trial | `device-silent` | 1 | 0 | 1 | 0 | 0.00 | 0.00 | – | – | 0.50 | – |",
                        "| trial | `dust-spray` | 2 | 0 | 0 | 0 | – | 0.00 | – | – | 0.00 | – |",
                        "| trial | `device-silent` | 1 | 0 | 0 | 0 | – | 0.00 | – | – | 0.00 | – |");
    }

    @Test
    void aTruthThatWasCutOffIsRefused() throws Exception {
        Path cut = write("cut.jsonl", TRUTH.substring(0, TRUTH.indexOf("{\"truth\":\"end\"")));
        Path alerts = write("alerts.json", ALERTS);
        assertThatThrownBy(() -> Judge.compare(cut, alerts.toString(), null, false, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not end");
        Path wrong = write("wrong.json", "{}");
        assertThatThrownBy(() -> Judge.compare(write("truth.jsonl", TRUTH), wrong.toString(), null, false, Map.of()))
                .hasMessageContaining("expected the alerts");
    }

    private Judge judge(String alerts, Map<String, String> matches) throws Exception {
        Path file = write("alerts.json", alerts);
        return Judge.compare(write("truth.jsonl", TRUTH), file.toString(), null, false, matches);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static HttpServer server(List<String> asked, String points) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            String path = call.getRequestURI().toString();
            asked.add(path);
            byte[] answer = (path.contains("/history") ? "{\"points\": " + points + "}" : ALERTS)
                    .getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
        return server;
    }
}
