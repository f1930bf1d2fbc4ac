package io.dewline.sim.server;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Mosquitto: the one that {@code DEWLINE_TEST_MQTT} names, else one started from the binary on the PATH. Where
 * neither is, the test is skipped, or fails if {@code -Ddewline.require-servers=true}.
 */
public final class MosquittoBroker implements TestBroker {
    private static final String VARIABLE = "DEWLINE_TEST_MQTT";

    private final String uri;
    private final Optional<Process> process;

    private MosquittoBroker(String uri, Optional<Process> process) {
        this.uri = uri;
        this.process = process;
    }

    public static MosquittoBroker start(Path folder) throws Exception {
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return new MosquittoBroker("tcp://" + given.strip().replaceFirst("^[a-z]+://", ""), Optional.empty());
        }
        return startOwn(folder);
    }

    /** One that belongs to the test alone. */
    public static MosquittoBroker startOwn(Path folder, String... lines) throws Exception {
        Path binary = binary();
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
        Path config = Files.write(folder.resolve("mosquitto.conf"), text);
        Process process = new ProcessBuilder(binary.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        MosquittoBroker broker = new MosquittoBroker("tcp://127.0.0.1:" + port, Optional.of(process));
        if (!answers(process, port)) {
            broker.close();
            Assertions.fail("mosquitto did not start: " + Files.readString(folder.resolve("mosquitto.log")));
        }
        return broker;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
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
        String why = "no real Mosquitto: no address in " + VARIABLE + ", no mosquitto on the PATH";
        if (Boolean.getBoolean("dewline.require-servers")) {
            return Assertions.fail(why);
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
