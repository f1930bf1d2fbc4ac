package io.dewline.app.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Dewline in a process of its own, which can be killed. */
final class Child implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path output;
    private final Api api;
    private final List<String> command;
    private @Nullable Process process;

    Child(Path config, int port, String main) {
        this.output = config.resolveSibling("child.log");
        this.api = Api.at("http://127.0.0.1:" + port);
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "run",
                "--config",
                config.toString());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Api api() {
        return api;
    }

    /** Starts it and returns at once. */
    void launch() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** Waits until its broker connection stands. */
    void awaitConnected() throws IOException {
        try {
            Eventually.holds("the child takes readings in", START, () -> {
                if (!running().isAlive()) {
                    throw new IllegalStateException("it has ended");
                }
                return !api.object("/api/v1/system").getString("link").equals("down");
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + Files.readString(output), e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        running().destroy();
        if (!running().waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the child did not stop when asked to");
        }
    }

    private Process running() {
        Process last = process;
        if (last == null) {
            throw new IllegalStateException("not launched");
        }
        return last;
    }

    @Override
    public void close() {
        Process last = process;
        if (last != null) {
            last.destroyForcibly().onExit().join();
        }
    }
}
