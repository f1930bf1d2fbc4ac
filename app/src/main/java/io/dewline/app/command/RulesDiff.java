package io.dewline.app.command;

import io.dewline.app.backtest.Changes;
import io.dewline.app.backtest.Past;
import io.dewline.app.backtest.Summary;
import io.dewline.app.command.ConfigOption.Loaded;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what other rules would change on the same history. */
@Command(
        name = "diff",
        description = {
            "Run two sets of rules on the same history: alerts gained, lost, earlier, later, changed; messages, commands.",
            "Exit code 0 when nothing differs, 1 when something does, 2 when rules or history cannot be used."
        },
        mixinStandardHelpOptions = true)
final class RulesDiff implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private PastOption past = new PastOption();

    @Parameters(index = "0", paramLabel = "OLD", description = "A folder or file of rules.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "Another.")
    private Path after = Path.of("");

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Loaded old = config.load(before);
        Loaded young = config.load(after);
        ConfigurationSet first = old.set();
        ConfigurationSet second = young.set();
        Settings settings = old.settings();
        if (first == null || second == null || settings == null || !old.ok() || !young.ok()) {
            if (!old.ok()) {
                old.printErrors(err);
            }
            if (!young.ok() && !young.problems().equals(old.problems())) {
                young.printErrors(err);
            }
            return UNUSABLE;
        }
        Changes changes;
        try {
            Past history = past.open(settings, first, err);
            Past.Span span = past.span(first);
            Summary was = RulesBacktest.run(first, history, span, err);
            changes = Changes.between(was, RulesBacktest.run(second, history, span, err));
            history.trouble().stream().distinct().forEach(err::println);
        } catch (PastOption.Unusable e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            err.println("The history cannot be read: " + e.getMessage());
            return UNUSABLE;
        }
        if (json) {
            out.println(changes.json().encodePrettily());
            out.flush();
        } else {
            changes.write(first.registry(), out);
        }
        return changes.any() ? 1 : 0;
    }
}
