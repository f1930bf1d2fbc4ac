package io.dewline.app.command;

import io.dewline.app.backtest.RuleTests;
import io.dewline.model.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs tests of rules: a written series of readings and facts, and what is to come of it. */
@Command(
        name = "test",
        description = {
            "Run tests of rules: a written series of readings and facts, and what is to come of it.",
            "Exit code 1 when something differs, 2 when a file is wrong."
        },
        mixinStandardHelpOptions = true)
final class RulesTest implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of tests, or folders of them.")
    private List<Path> files = List.of();

    private int passed;
    private int failed;
    private int wrong;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            for (Path one : within(file)) {
                file(one, out);
            }
        }
        out.printf("%d passed, %d failed%s.%n", passed, failed, wrong > 0 ? ", " + wrong + " files are wrong" : "");
        out.flush();
        return wrong > 0 ? 2 : failed > 0 ? 1 : 0;
    }

    private static List<Path> within(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path, 4)) {
            return new ArrayList<>(all.filter(RulesTest::holdsTests).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sites that the tests are about may stand beside them. */
    private static boolean holdsTests(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".yaml") && !name.equals("sites.yaml") && !name.equals("calendar.yaml");
    }

    private void file(Path path, PrintWriter out) {
        RuleTests.File file = RuleTests.read(path, path.toString());
        List<RuleTests.Case> cases = file.cases().value();
        if (cases == null) {
            wrong++;
            Sources sources = new Sources();
            sources.addAll(file.texts());
            file.cases().problems().stream().filter(p -> !p.warning()).forEach((Problem p) -> sources.print(p, out));
            return;
        }
        for (RuleTests.Case test : cases) {
            List<String> differences = test.differences();
            if (differences.isEmpty()) {
                passed++;
            } else {
                failed++;
                out.printf(
                        "%s:%d:%d: %s%n",
                        test.mark().file(), test.mark().line(), test.mark().column(), test.name());
                out.println("  (- expected, + happened)");
                differences.forEach(line -> out.println("  " + line));
            }
        }
    }
}
