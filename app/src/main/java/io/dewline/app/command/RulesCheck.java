package io.dewline.app.command;

import io.dewline.app.command.ConfigOption.Loaded;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.Problem;
import io.dewline.rules.language.Reach;
import io.dewline.rules.language.Rule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Validates sites, people and rules as one set, and says how many subjects each rule judges. */
@Command(
        name = "check",
        description =
                "Validate sites, people and rules as one set; tell what each rule judges. Exit code 1 when there is an error.",
        mixinStandardHelpOptions = true)
final class RulesCheck implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--rules",
            paramLabel = "FOLDER",
            description = "These rules instead of those that the configuration names.")
    private @Nullable Path rules;

    @Override
    public Integer call() {
        Loaded loaded = config.load(rules);
        PrintWriter out = spec.commandLine().getOut();
        loaded.print(out);
        ConfigurationSet set = loaded.set();
        if (set != null) {
            judged(set, out);
            LimitsInDoubt.of(set.rules()).print(out);
        }
        long warnings = loaded.problems().stream().filter(Problem::warning).count();
        out.printf("%d errors, %d warnings.%n", loaded.problems().size() - warnings, warnings);
        out.flush();
        return loaded.ok() ? 0 : 1;
    }

    private static void judged(ConfigurationSet set, PrintWriter out) {
        Reach reach = new Reach(set.registry());
        int id = 4;
        int pack = 4;
        for (Rule rule : set.rules().rules()) {
            id = Math.max(id, rule.id().length());
            pack = Math.max(pack, rule.pack().length());
        }
        String line = "%-" + id + "s  %-" + pack + "s  %-6s  %6s%n";
        out.printf(line, "rule", "pack", "each", "judged");
        for (Rule rule : set.rules().rules()) {
            out.printf(
                    line,
                    rule.id(),
                    rule.pack(),
                    rule.each().name().toLowerCase(java.util.Locale.ROOT),
                    set.rules().subjects(rule, reach).size());
        }
    }
}
