package io.dewline.ingest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server started from a binary of this machine, in a folder of its own. */
final class NativeServer implements Server {
    private static final Duration START = Duration.ofSeconds(20);

    private final Launch launch;
    private final Thread atExit = new Thread(this::destroy);
    private @Nullable Process process;

    /** How to start it: the command, its environment, and how to see that it answers. */
    record Launch(Path folder, int port, ProcessBuilder command, Readiness readiness) {}

    private NativeServer(Launch launch) {
        this.launch = launch;
    }

    static NativeServer start(Launch launch) {
        NativeServer server = new NativeServer(launch);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        server.startAgain();
        return server;
    }

    static Path folder(String name) {
        try {
            return Files.createTempDirectory("dewline-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + launch.port();
    }

    @Override
    public String origin() {
        return "binary " + launch.command().command().get(0);
    }

    @Override
    public void startAgain() {
        Path log = launch.folder().resolve("server.log");
        try {
            Process started = launch.command()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = started;
            boolean answers = Readiness.within(
                    START, () -> !started.isAlive() || launch.readiness().ready("127.0.0.1", launch.port()));
            if (!answers || !started.isAlive()) {
                destroy();
                throw new IllegalStateException(origin() + " did not start:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        Process running = running();
        running.destroy();
        if (!ends(running)) {
            running.destroyForcibly();
            throw new IllegalStateException(origin() + " did not stop when asked to");
        }
    }

    @Override
    public void kill() {
        ends(running().destroyForcibly());
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    @Override
    public void discard() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (Stream<Path> files = Files.walk(launch.folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void destroy() {
        Process last = process;
        if (last != null) {
            ends(last.destroyForcibly());
        }
    }

    private Process running() {
        Process last = process;
        if (last == null || !last.isAlive()) {
            throw new IllegalStateException(origin() + " is not running");
        }
        return last;
    }

    private void signal(String name) {
        List<String> command =
                List.of("kill", "-" + name, String.valueOf(running().pid()));
        try {
            if (!ends(new ProcessBuilder(command).start())) {
                throw new IllegalStateException(command + " did not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ends(Process ending) {
        try {
            return ending.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
