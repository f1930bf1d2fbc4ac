package io.dewline.ingest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;

/**
 * A real InfluxDB 1.x for one test, without a login; found in this order: address in {@code DEWLINE_TEST_INFLUX}, binary
 * {@code influxd} of version 1, container of the image in {@code dewline.image.influxdb}. Where there is none, the test
 * is skipped with the reason, or fails if {@code -Ddewline.require-servers=true}.
 */
public final class InfluxServer implements AutoCloseable {
    private static final int INNER = 8086;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;

    private InfluxServer(Server server) {
        this.server = server;
    }

    /** Any InfluxDB; one named by the environment may serve other tests too, so use databases of your own. */
    public static InfluxServer start() {
        Search search = new Search("InfluxDB");
        return new InfluxServer(search.given("DEWLINE_TEST_INFLUX")
                .or(() -> search.binary("influxd", path -> launch(path, Map.of())))
                .or(() -> search.container(image(), () -> contain(Map.of())))
                .orElseGet(search::none));
    }

    /**
     * One that belongs to the test alone: it may be stopped.
     *
     * @param settings further settings as InfluxDB takes them from its environment, for example {@code
     *     INFLUXDB_HTTP_AUTH_ENABLED=true}
     */
    public static InfluxServer startOwn(Map<String, String> settings) {
        Search search = new Search("InfluxDB");
        return new InfluxServer(search.binary("influxd", path -> launch(path, settings))
                .or(() -> search.container(image(), () -> contain(settings)))
                .orElseGet(search::none));
    }

    /** One in a container, whatever else there is. */
    public static InfluxServer startContainer(Map<String, String> settings) {
        Search search = new Search("InfluxDB");
        return new InfluxServer(
                search.container(image(), () -> contain(settings)).orElseGet(search::none));
    }

    /** Its address, for example {@code http://127.0.0.1:48086}. */
    public String uri() {
        return "http://" + server.address();
    }

    /** Where it came from, in words. */
    public String origin() {
        return server.origin();
    }

    /**
     * Runs an InfluxQL statement ({@code CREATE DATABASE …} as well as queries).
     *
     * @return the answer as CSV with a line of column names, empty when there are no rows
     * @throws IllegalStateException if InfluxDB refuses it
     */
    public String query(String database, String statement) {
        return post(
                "/query?epoch=ms&db=" + encoded(database),
                "application/x-www-form-urlencoded",
                "q=" + encoded(statement));
    }

    /**
     * Writes lines of line protocol with millisecond timestamps.
     *
     * @throws IllegalStateException if InfluxDB refuses them
     */
    public void write(String database, String lines) {
        post("/write?precision=ms&db=" + encoded(database), "text/plain", lines);
    }

    /** Ends it in an orderly way; its data stay. */
    public void stop() {
        server.stop();
    }

    /** Ends it as a crash would. */
    public void kill() {
        server.kill();
    }

    /** Starts it again, on the same port with the same data, after a stop or a kill. */
    public void startAgain() {
        server.startAgain();
    }

    /** Freezes it: connections stay open and nobody answers. */
    public void pause() {
        server.pause();
    }

    /** Ends a pause. */
    public void resume() {
        server.resume();
    }

    /** Ends it and removes its data, if it is the test's own. */
    @Override
    public void close() {
        server.discard();
    }

    private String post(String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri() + path))
                .timeout(ANSWER)
                .header("Content-Type", type)
                .header("Accept", "application/csv")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2 || answer.body().startsWith("error\n")) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String image() {
        return Search.image("dewline.image.influxdb", "influxdb:1.11");
    }

    private static Server launch(Path binary, Map<String, String> settings) {
        Path folder = NativeServer.folder("influxdb");
        int port = FreePort.find();
        ProcessBuilder command = new ProcessBuilder(List.of(binary.toString(), "run"));
        command.directory(folder.toFile());
        command.environment().putAll(quiet());
        command.environment()
                .putAll(Map.of(
                        "INFLUXDB_META_DIR", folder.resolve("meta").toString(),
                        "INFLUXDB_DATA_DIR", folder.resolve("data").toString(),
                        "INFLUXDB_DATA_WAL_DIR", folder.resolve("wal").toString(),
                        "INFLUXDB_BIND_ADDRESS", "127.0.0.1:" + FreePort.find(),
                        "INFLUXDB_HTTP_BIND_ADDRESS", "127.0.0.1:" + port));
        command.environment().putAll(settings);
        return NativeServer.start(new NativeServer.Launch(folder, port, command, Readiness::answersPing));
    }

    private static Server contain(Map<String, String> settings) {
        GenericContainer<?> container =
                new GenericContainer<>(image()).withEnv(quiet()).withEnv(settings);
        return ContainerServer.start(container, INNER, Readiness::answersPing);
    }

    private static Map<String, String> quiet() {
        return Map.of(
                "INFLUXDB_REPORTING_DISABLED", "true",
                "INFLUXDB_MONITOR_STORE_ENABLED", "false",
                "INFLUXDB_HTTP_LOG_ENABLED", "false",
                "INFLUXDB_DATA_QUERY_LOG_ENABLED", "false");
    }
}
