package io.dewline.sim.server;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Mosquitto of the test's own, for these tests count every message and cut connections. Where no binary is on
 * the PATH, the test is skipped, or fails if {@code -Ddewline.require-servers=true}.
 */
public final class MosquittoBroker implements TestBroker {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final String uri;
    private final Path folder;
    private Optional<Process> process = Optional.empty();

    private MosquittoBroker(String uri, Path folder) {
        this.uri = uri;
        this.folder = folder;
    }

    /** One that belongs to the test alone. */
    public static MosquittoBroker startOwn(Path folder, String... lines) throws Exception {
        int port = ArtemisBroker.freePort();
        List<String> text = new ArrayList<>(List.of(
                "listener " + port + " 127.0.0.1",
                "user " + System.getProperty("user.name"),
                "max_inflight_messages 1000",
                "max_queued_messages 0"));
        text.addAll(List.of(lines));
        if (text.stream().noneMatch(line -> line.startsWith("allow_anonymous"))) {
            text.add("allow_anonymous true");
        }
        Files.write(folder.resolve("mosquitto.conf"), text);
        MosquittoBroker broker = new MosquittoBroker("tcp://127.0.0.1:" + port, folder);
        broker.startAgain();
        return broker;
    }

    /** Starts it, also after it was closed, on the same port. */
    public void startAgain() throws Exception {
        Path log = folder.resolve("mosquitto.log");
        Process started = new ProcessBuilder(
                        binary().toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        process = Optional.of(started);
        if (!answers(started, URI.create(uri).getPort())) {
            stop();
            Assertions.fail("mosquitto did not start: " + Files.readString(log));
        }
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends it in an orderly way; it keeps nothing. */
    public void stop() {
        process.ifPresent(p -> {
            p.destroy();
            try {
                if (!p.waitFor(10, TimeUnit.SECONDS)) {
                    p.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Path binary() {
        List<String> folders = new ArrayList<>(List.of(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(Pattern.quote(File.pathSeparator), -1)));
        folders.addAll(List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"));
        for (String folder : folders) {
            Path path = Path.of(folder, "mosquitto");
            if (!folder.isEmpty() && Files.isExecutable(path)) {
                return path;
            }
        }
        String why = "no real Mosquitto: no mosquitto on the PATH";
        if (Boolean.getBoolean("dewline.require-servers")) {
            return Assertions.fail(why);
        }
        if (TOLD.compareAndSet(false, true)) {
            System.out.println("Tests that need it are skipped: " + why);
        }
        return Assumptions.abort(why);
    }

    private static boolean answers(Process process, int port) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return true;
            } catch (IOException e) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }
}
