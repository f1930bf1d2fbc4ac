package io.dewline.app.command;

import io.dewline.app.Dewline;
import io.dewline.app.command.ConfigOption.Loaded;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the whole program until it is told to stop. */
@Command(
        name = "run",
        description = "Run against the broker and the store that the configuration names, until interrupted.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws InterruptedException {
        Loaded loaded = config.load();
        PrintWriter out = spec.commandLine().getOut();
        loaded.print(spec.commandLine().getErr());
        if (!loaded.ok()) {
            spec.commandLine().getErr().println("Not started: the configuration has errors.");
            return 1;
        }
        Settings settings = Objects.requireNonNull(loaded.settings());
        ConfigurationSet set = Objects.requireNonNull(loaded.set());
        Dewline dewline;
        try {
            dewline = Dewline.start(settings, set);
        } catch (Dewline.NotStarted e) {
            spec.commandLine().getErr().println("Not started: " + e.getMessage());
            return 2;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            dewline.close();
                            stopped.countDown();
                        },
                        "dewline-stop"));
        out.println("Dewline runs: " + dewline.address() + (dewline.drill() ? "  (drill 演练)" : ""));
        out.flush();
        stopped.await();
        return 0;
    }
}
