package io.dewline.ingest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/**
 * A real Mosquitto for one test, anonymous and persistent; found in this order: address in {@code DEWLINE_TEST_MQTT},
 * binary {@code mosquitto}, container of the image in {@code dewline.image.mosquitto}. Where there is none, the test is
 * skipped with the reason, or fails if {@code -Ddewline.require-servers=true}.
 */
public final class MosquittoServer implements AutoCloseable {
    private static final int INNER = 1883;

    private final Server server;

    private MosquittoServer(Server server) {
        this.server = server;
    }

    /** Any Mosquitto; one named by the environment may serve other tests too, so use topics of your own. */
    public static MosquittoServer start() {
        Search search = new Search("Mosquitto");
        return new MosquittoServer(search.given("DEWLINE_TEST_MQTT")
                .or(() -> search.binary("mosquitto", MosquittoServer::launch))
                .or(() -> search.container(image(), MosquittoServer::contain))
                .orElseGet(search::none));
    }

    /** One that belongs to the test alone: it may be stopped, and further configuration lines are obeyed. */
    public static MosquittoServer startOwn(String... lines) {
        Search search = new Search("Mosquitto");
        return new MosquittoServer(search.binary("mosquitto", path -> launch(path, lines))
                .or(() -> search.container(image(), () -> contain(lines)))
                .orElseGet(search::none));
    }

    /** One in a container, whatever else there is. */
    public static MosquittoServer startContainer(String... lines) {
        Search search = new Search("Mosquitto");
        return new MosquittoServer(
                search.container(image(), () -> contain(lines)).orElseGet(search::none));
    }

    /** Its address as Paho takes it, for example {@code tcp://127.0.0.1:41883}. */
    public String uri() {
        return "tcp://" + server.address();
    }

    /** Where it came from, in words. */
    public String origin() {
        return server.origin();
    }

    /** Ends it in an orderly way; sessions and queues stay. */
    public void stop() {
        server.stop();
    }

    /** Ends it as a crash would. */
    public void kill() {
        server.kill();
    }

    /** Starts it again, on the same port and with what it had saved, after a stop or a kill. */
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

    private static String image() {
        return Search.image("dewline.image.mosquitto", "eclipse-mosquitto:2.0.22");
    }

    private static Server launch(Path binary, String... lines) {
        Path folder = NativeServer.folder("mosquitto");
        int port = FreePort.find();
        Path config = folder.resolve("mosquitto.conf");
        try {
            Files.writeString(
                    config,
                    config(port + " 127.0.0.1", folder, lines) + "user " + System.getProperty("user.name") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder command = new ProcessBuilder(List.of(binary.toString(), "-c", config.toString()));
        return NativeServer.start(new NativeServer.Launch(folder, port, command, Readiness::accepts));
    }

    private static Server contain(String... lines) {
        GenericContainer<?> container = new GenericContainer<>(image())
                .withCopyToContainer(
                        Transferable.of(config(INNER + " 0.0.0.0", Path.of("/mosquitto/data"), lines)),
                        "/mosquitto/config/mosquitto.conf");
        return ContainerServer.start(container, INNER, Readiness::answersConnect);
    }

    /** Our settings, but for those that the caller's lines give, and then the caller's. */
    private static String config(String listener, Path data, String... lines) {
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("listener", listener);
        ours.put("allow_anonymous", "true");
        ours.put("persistence", "true");
        ours.put("persistence_location", data + "/");
        ours.put("max_inflight_messages", "1000");
        ours.put("max_queued_messages", "0");
        ours.put("log_dest", "stdout");
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            ours.remove(line.split(" ", 2)[0]);
        }
        ours.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
