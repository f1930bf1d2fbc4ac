package io.dewline.app;

import io.dewline.app.command.CheckCommand;
import io.dewline.app.command.DemoCommand;
import io.dewline.app.command.LogCommand;
import io.dewline.app.command.RulesCommand;
import io.dewline.app.command.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's door: {@code dewline demo | run | check | log | rules}. */
@Command(
        name = "dewline",
        description = "The early-warning line for thirsty parks and dusty building sites.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {DemoCommand.class, RunCommand.class, CheckCommand.class, LogCommand.class, RulesCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: demo, run, check, log or rules.");
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
