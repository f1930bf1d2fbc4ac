package io.dewline.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with rules before they are in force. */
@Command(
        name = "rules",
        description = "Check and rehearse rules before they are in force.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCheck.class, RulesTest.class, RulesBacktest.class, RulesDiff.class})
public final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
