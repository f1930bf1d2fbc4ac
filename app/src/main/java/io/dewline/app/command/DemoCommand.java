package io.dewline.app.command;

import io.dewline.app.Demo;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything on this machine alone: broker, sensors, rules, alerts, store and page. */
@Command(
        name = "demo",
        description =
                "Run a small city on this machine alone: broker, simulated sensors, rules, alerts, store and page.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The page's port; the next free one is taken (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--mqtt-port",
            defaultValue = "1883",
            description = "The broker's port; the next free one is taken (default: ${DEFAULT-VALUE}).")
    private int mqttPort;

    @Option(
            names = "--speed",
            defaultValue = "300",
            description = "Simulated seconds a second (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same city (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--state",
            defaultValue = "demo-state",
            description = "The folder of the demo's state (default: ${DEFAULT-VALUE}).")
    private Path state;

    @Option(names = "--keep", description = "Go on from the state of the last demo instead of beginning anew.")
    private boolean keep;

    @Option(names = "--config", description = "The folder with sites.yaml and rules (default: the shipped city).")
    private @org.jspecify.annotations.Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        try {
            return Demo.run(
                    new Demo.Options(folder, state, keep, port, mqttPort, speed, seed),
                    spec.commandLine().getOut());
        } catch (NoClassDefFoundError e) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "The demo's broker and simulator are not part of this installation; run ./dewline demo in the source tree.");
            return 2;
        }
    }
}
