package io.dewline.app.command;

import io.dewline.app.command.ConfigOption.Loaded;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Validates every configuration file without starting anything. */
@Command(
        name = "check",
        description = "Validate the whole configuration without starting. Exit code 1 when there is an error.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() {
        Loaded loaded = config.load();
        PrintWriter out = spec.commandLine().getOut();
        loaded.print(out);
        long errors = loaded.problems().stream().filter(p -> !p.warning()).count();
        long warnings = loaded.problems().size() - errors;
        var set = loaded.set();
        if (set != null && loaded.ok()) {
            out.printf(
                    "%s is fine: %d sites, %d zones, %d devices, %d rules; %d warnings.%n",
                    config.file(),
                    set.registry().sites().size(),
                    set.registry().zones().size(),
                    set.registry().devices().size(),
                    set.rules().cards().size(),
                    warnings);
            out.flush();
            return 0;
        }
        out.printf("%d errors, %d warnings.%n", errors, warnings);
        out.flush();
        return 1;
    }
}
