package io.dewline.sim;

import io.dewline.sim.score.Judge;
import io.dewline.sim.truth.What;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code device-sim score}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Compares Dewline's alerts and stored readings with the truth that run wrote.")
final class ScoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--truth", paramLabel = "FILE", required = true, description = "What run --truth wrote.")
    private Path truth = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "URL|FILE",
            required = true,
            description = "Address of a running Dewline, or a file that --save wrote.")
    private String against = "";

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token of Dewline's API.")
    private @Nullable Path token;

    @Option(names = "--no-readings", description = "Compare alerts only and do not ask what is stored.")
    private boolean noReadings;

    @Option(
            names = "--match",
            paramLabel = "RULE=TRUTH",
            description = "A rule of your own, and what should make it fire: thirsty, dusty, slow-drain, overflow,"
                    + " clogged, down, leaking.")
    private Map<String, String> matches = new HashMap<>();

    @Option(names = "--save", paramLabel = "FILE", description = "Keep Dewline's answers in this file.")
    private @Nullable Path save;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the score as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the score as a page with charts.")
    private @Nullable Path html;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Add the score's rows to a table in this file, as docs/evidence.md has them.")
    private @Nullable Path markdown;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> known = Arrays.stream(What.values()).map(What::word).toList();
        matches.values().stream().filter(w -> !known.contains(w)).findFirst().ifPresent(word -> {
            throw new ParameterException(
                    spec.commandLine(), "--match: no truth \"" + word + "\"; known are " + String.join(", ", known));
        });
        String secret = token == null
                ? null
                : Files.readString(token).lines().findFirst().orElse("");
        Judge judge = Judge.compare(truth, against, secret, !noReadings, matches);
        if (save != null) {
            judge.save(save);
        }
        if (json != null) {
            Files.writeString(json, judge.json());
        }
        if (html != null) {
            judge.page(html);
        }
        if (markdown != null) {
            judge.rows(markdown);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(judge.table());
        out.flush();
        return 0;
    }
}
