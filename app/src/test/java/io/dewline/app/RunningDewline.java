package io.dewline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.app.line.EngineVerticle;
import io.dewline.ingest.server.InfluxServer;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.model.Problems;
import io.dewline.model.Transition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Dewline with a broker and a database of its own for one test. */
final class RunningDewline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final String DATABASE = "recorded";

    private final MosquittoServer mosquitto;
    private final InfluxServer influx;
    private final Dewline dewline;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Transition> transitions;

    private RunningDewline(
            MosquittoServer mosquitto, InfluxServer influx, Dewline dewline, Queue<Transition> transitions) {
        this.mosquitto = mosquitto;
        this.influx = influx;
        this.dewline = dewline;
        this.transitions = transitions;
    }

    interface Condition {
        boolean met() throws Exception;
    }

    /**
     * Starts it all and waits until it takes readings in.
     *
     * @param clock wall or readings
     * @param folder with sites.yaml and rules
     */
    static RunningDewline start(Path folder, String clock) throws Exception {
        MosquittoServer mosquitto = MosquittoServer.startOwn();
        InfluxServer influx;
        try {
            influx = InfluxServer.startOwn(Map.of());
        } catch (Throwable e) {
            mosquitto.close();
            throw e;
        }
        try {
            Queue<Transition> transitions = new ConcurrentLinkedQueue<>();
            Settings settings = settings(folder, clock, mosquitto, influx);
            Problems problems = new Problems();
            Dewline dewline = Dewline.start(
                    settings,
                    Objects.requireNonNull(Configurations.parse(Configurations.texts(settings.files(), problems))
                            .value()),
                    new Dewline.Hooks(transitions::add));
            RunningDewline running = new RunningDewline(mosquitto, influx, dewline, transitions);
            running.await("the link", () -> "caught_up".equals(running.system().getString("link")));
            return running;
        } catch (Throwable e) {
            influx.close();
            mosquitto.close();
            throw e;
        }
    }

    private static Settings settings(Path folder, String clock, MosquittoServer mosquitto, InfluxServer influx)
            throws IOException {
        Path file = folder.resolve("dewline.yaml");
        Files.writeString(
                file,
                """
                data: data
                clock: { mode: %s }
                mqtt: { broker: "%s" }
                store: { kind: influx, url: "%s", bucket: %s/autogen }
                http: { port: 0 }
                """
                        .formatted(clock, mosquitto.uri(), influx.uri(), DATABASE));
        return Objects.requireNonNull(Configurations.settings(file, Map.of()).value());
    }

    String broker() {
        return mosquitto.uri();
    }

    JsonObject system() throws Exception {
        return new JsonObject(get("/api/v1/system"));
    }

    JsonObject ledger() throws Exception {
        return new JsonObject(get("/api/v1/ledger"));
    }

    JsonArray alerts() throws Exception {
        return new JsonArray(get("/api/v1/alerts"));
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(dewline.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Waits until this many readings are judged and stored, and says where they are if they never are. */
    void awaitStored(long readings) throws Exception {
        try {
            await(readings + " readings", () -> {
                JsonObject ledger = ledger();
                return ledger.getLong("stored") >= readings
                        && ledger.getLong("evaluated") >= readings
                        && ledger.getLong("waitingStore") == 0
                        && ledger.getLong("waitingRules") == 0;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + ledger() + " " + system(), e);
        }
    }

    void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.met()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** What the engine counted, committed with its cursor. */
    long counted(String outcome) {
        return dewline.line().engines().values().stream()
                .map(EngineVerticle.Status::committed)
                .mapToLong(committed -> committed.ledger().getOrDefault(outcome, 0L))
                .sum();
    }

    /** The rows of an InfluxQL query's answer, without the names of the columns. */
    List<String[]> query(String statement) {
        return influx.query(DATABASE, statement)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("name,"))
                .map(line -> line.split(",", -1))
                .toList();
    }

    List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    @Override
    public void close() {
        dewline.close();
        influx.close();
        mosquitto.close();
    }
}
