package io.dewline.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dewline.sim.city.City;
import io.dewline.sim.city.CityOptions;
import io.dewline.sim.fault.FaultKind;
import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.scenario.Play;
import io.dewline.sim.scenario.Shipped;
import io.dewline.sim.server.ArtemisBroker;
import io.dewline.sim.server.Peer;
import io.dewline.sim.server.TestBroker;
import io.dewline.sim.truth.Truth;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private TestBroker broker;
    private City city;
    private Control control;

    @BeforeEach
    void open() throws Exception {
        broker = ArtemisBroker.start();
        Play play = Shipped.named("ordinary-day").orElseThrow();
        CityOptions options = new CityOptions(
                Path.of(""),
                Broker.at(broker.uri()),
                play.scenario(),
                1,
                play.scenario().start(),
                600,
                null,
                4,
                "sim-");
        city = City.open(play.cast(), options, (at, topic, payload) -> control.published(topic, payload), Truth.NONE);
        control = Control.open(city, "ordinary-day", 0);
    }

    @AfterEach
    void close() throws Exception {
        control.close();
        city.close();
        broker.close();
    }

    @Test
    void showsTheCityAndHoldsItsClock() throws Exception {
        city.start();
        await(state -> state.path("published").asLong() > 50);
        JsonNode state = json(get("/api/state"));
        assertThat(state.path("name").asText()).isEqualTo("ordinary-day");
        assertThat(state.path("devices").asInt()).isEqualTo(13);
        assertThat(state.path("traces")).anySatisfy(trace -> {
            assertThat(trace.path("device").asText()).isEqualTo("dust-01");
            assertThat(trace.path("quantity").asText()).isEqualTo("pm10");
            assertThat(trace.path("values")).isNotEmpty();
        });
        assertThat(post("/api/speed", "{\"speed\": 0}").statusCode()).isEqualTo(200);
        await(s -> s.path("speed").asDouble(-1) == 0);
        String held = json(get("/api/state")).path("now").asText();
        assertThat(json(get("/api/state")).path("now").asText()).isEqualTo(held);
        assertThat(post("/api/speed", "{\"speed\": 3000}").statusCode()).isEqualTo(200);
        await(s -> s.path("now").asText().compareTo(held) > 0);
    }

    @Test
    void injectsAFaultByHandAndEndsTheRun() throws Exception {
        try (Peer peer = Peer.listen(broker, "dewline/v1/#")) {
            city.start();
            HttpResponse<String> answer = post(
                    "/api/fault",
                    "{\"kind\": \"unknown-device\", \"devices\": [\"dust-01\"], \"lasting\": \"2h\", \"every\": \"1m\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            peer.await(PATIENCE, heard -> heard.stream()
                    .anyMatch(h -> h.topic().equals("dewline/v1/east-gate/ghost-dust-01/telemetry")));
        }
        assertThat(post("/api/stop", "{}").statusCode()).isEqualTo(200);
        city.finished().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(json(get("/api/state")).path("over").asBoolean()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithACall() throws Exception {
        assertThat(error("/api/fault", "{\"kind\": \"drop-uot\", \"devices\": [\"dust-01\"]}", 400))
                .contains("no fault \"drop-uot\"", "drop-out");
        assertThat(error("/api/fault", "{\"kind\": \"drop-out\", \"devices\": [\"dust-09\"]}", 400))
                .contains("no device \"dust-09\"");
        assertThat(error("/api/fault", "{\"kind\": \"drop-out\", \"devices\": []}", 400))
                .contains("at least one");
        assertThat(error("/api/fault", "{\"kind\": \"drop-out\", \"devices\": [\"dust-01\"], \"share\": 7}", 400))
                .contains("share must be 0 … 1");
        assertThat(error("/api/fault", "{\"kind\": \"stuck\", \"devices\": [\"dust-01\"], \"lasting\": \"x\"}", 400))
                .contains("expected a duration");
        assertThat(error("/api/speed", "{\"speed\": -1}", 400)).contains("speed must be");
        assertThat(error("/api/speed", "nonsense", 400)).contains("not JSON");
        assertThat(get("/api/speed").statusCode()).isEqualTo(405);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void noForeignPageCanCallIt() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(at("/api/stop"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /api/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void thePageSpeaksBothLanguagesAndAsksNobodyElse() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("注入", "Inject a fault").doesNotContain("src=", "https://");
        assertThat(json(get("/api/faults"))).hasSize(FaultKind.values().length);
    }

    private interface Met {
        boolean by(JsonNode state);
    }

    private void await(Met condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode state = json(get("/api/state"));
        while (!condition.by(state)) {
            assertThat(System.nanoTime()).as(state.toString()).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            state = json(get("/api/state"));
        }
    }

    private String error(String path, String body, int status) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer).path("error").asText();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + control.port() + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new JsonMapper().readTree(answer.body());
    }
}
