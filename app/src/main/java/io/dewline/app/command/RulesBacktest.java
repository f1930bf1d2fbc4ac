package io.dewline.app.command;

import io.dewline.app.backtest.Backtest;
import io.dewline.app.backtest.HtmlReport;
import io.dewline.app.backtest.JsonReport;
import io.dewline.app.backtest.Past;
import io.dewline.app.backtest.Progress;
import io.dewline.app.backtest.Summary;
import io.dewline.app.backtest.TextReport;
import io.dewline.app.command.ConfigOption.Loaded;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the rules would have done on history. */
@Command(
        name = "backtest",
        description = {
            "Run the rules on history: every alert, notification and command that would have happened.",
            "Exit code 1 when the configuration or the history cannot be used."
        },
        mixinStandardHelpOptions = true)
final class RulesBacktest implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private PastOption past = new PastOption();

    @Option(names = "--rules", paramLabel = "FOLDER", description = "These rules instead of those in force.")
    private @Nullable Path rules;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many lines of what happened below the table (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--json", description = "Everything as JSON instead of the table.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also a page with charts, which needs no network.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Loaded loaded = config.load(rules);
        ConfigurationSet set = loaded.set();
        Settings settings = loaded.settings();
        if (set == null || settings == null || !loaded.ok()) {
            loaded.printErrors(err);
            return 1;
        }
        Summary summary;
        try {
            Past history = past.open(settings, set, err);
            Past.Span span = past.span(set);
            summary = run(set, history, span, err);
            history.trouble().forEach(err::println);
        } catch (PastOption.Unusable e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("The history cannot be read: " + e.getMessage());
            return 1;
        }
        if (json) {
            out.println(JsonReport.of(summary).encodePrettily());
            out.flush();
        } else {
            TextReport.write(summary, set.registry(), events, out);
        }
        Path page = html;
        if (page != null) {
            Files.writeString(page, HtmlReport.of(summary, set.registry()));
        }
        return 0;
    }

    /** Runs one configuration over the history, with a bar on a terminal. */
    static Summary run(ConfigurationSet set, Past history, Past.Span asked, PrintWriter err)
            throws IOException, InterruptedException {
        Past.Span whole = history.span();
        Past.Span span = new Past.Span(
                asked.from().isAfter(whole.from()) ? asked.from() : whole.from(),
                asked.to().isBefore(whole.to()) ? asked.to() : whole.to());
        Backtest backtest = new Backtest(history, span);
        long began = System.nanoTime();
        try (Progress drawn = Progress.of(backtest, span, err, terminal())) {
            Summary summary = Summary.of(backtest.run(set));
            if (drawn.shown()) {
                double seconds = (System.nanoTime() - began) / 1e9;
                err.printf("%,d readings in %.1f s%n", backtest.readings(), seconds);
            }
            return summary;
        } finally {
            err.flush();
        }
    }

    /** From Java 22 on there is a console without a terminal, too; the terminal's type tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        return System.console() != null && System.getenv("TERM") != null && !"dumb".equals(System.getenv("TERM"));
    }
}
