package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Batch;
import io.dewline.model.Transition;
import io.dewline.model.WindowResult;
import io.dewline.rules.language.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders of {@code cases}: sites.yaml, rules.yaml (or a list of shipped packs in packs.txt), timeline.txt and what must come of it in expected.txt. With
 * {@code -Dcases.write=true} what comes of it is written to expected.txt, to be read before it is believed.
 */
class CasesTest {
    private static final Path CASES = YamlText.root().resolve("rules/src/test/resources/cases");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsExpectedComesOfIt(Path folder) throws IOException {
        Case own = read(folder);
        Timeline timeline = new Timeline(own.registry(), Files.readString(folder.resolve("timeline.txt")));
        List<Batch> batches = timeline.batches(own.area());
        Output output = own.run(batches);
        Path expected = folder.resolve("expected.txt");
        String told = told(output, timeline.base());
        if (Boolean.getBoolean("cases.write")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameComesOfItWhenTheEngineIsRestoredAgainAndAgain(Path folder) throws IOException {
        Case own = read(folder);
        List<Batch> batches =
                new Timeline(own.registry(), Files.readString(folder.resolve("timeline.txt"))).batches(own.area());
        Output whole = own.run(batches);
        for (int every : new int[] {3, 97}) {
            Output restored = own.runRestoring(batches, every);
            Case.same(whole, restored);
            assertThat(restored.counts()).isEqualTo(whole.counts());
        }
    }

    private static Case read(Path folder) throws IOException {
        Path shared = folder.resolve("sites.yaml");
        String sites =
                Files.readString(Files.exists(shared) ? shared : YamlText.root().resolve("deploy/config/sites.yaml"));
        List<String> rules = new ArrayList<>();
        if (Files.exists(folder.resolve("rules.yaml"))) {
            rules.add(Files.readString(folder.resolve("rules.yaml")));
        } else {
            for (String pack : Files.readAllLines(folder.resolve("packs.txt"))) {
                rules.add(Files.readString(YamlText.root().resolve("deploy/config/rules/" + pack + ".yaml")));
            }
        }
        return Case.of(sites, rules.toArray(String[]::new));
    }

    private static String told(Output output, Instant base) {
        StringBuilder text = new StringBuilder();
        for (Transition t : output.transitions()) {
            text.append(time(t.at(), base))
                    .append(' ')
                    .append(t.step())
                    .append(' ')
                    .append(t.rule())
                    .append(' ')
                    .append(t.subject())
                    .append(' ')
                    .append(t.severity().word())
                    .append(t.blind() ? " blind" : "")
                    .append(" since ")
                    .append(time(t.since(), base))
                    .append(t.cause().isEmpty() ? "" : " cause " + t.cause())
                    .append(t.drill() ? " drill" : "")
                    .append('\n');
            for (Transition.Used used : t.used()) {
                String line = "    " + used.text() + " = " + TransitionText.plain(used.value(), 4) + " " + used.unit()
                        + (used.source().isEmpty() ? "" : "  (" + used.source() + ")");
                text.append(line.stripTrailing()).append('\n');
            }
            Transition.Advice advice = t.advice();
            if (advice != null) {
                text.append("    -> ")
                        .append(advice.action())
                        .append(' ')
                        .append(TransitionText.plain(advice.millimetres(), 4))
                        .append(" mm, ")
                        .append(TransitionText.plain(advice.litres(), 4))
                        .append(" L, ")
                        .append(TransitionText.plain(advice.minutes(), 4))
                        .append(" min; ")
                        .append(t.permit().name().toLowerCase(Locale.ROOT))
                        .append(t.permitReason().isEmpty() ? "" : ": " + t.permitReason())
                        .append('\n');
            }
        }
        for (WindowResult w : output.windows()) {
            text.append("window ")
                    .append(time(w.start(), base))
                    .append("..")
                    .append(time(w.end(), base))
                    .append(' ')
                    .append(w.rule())
                    .append(' ')
                    .append(w.subject())
                    .append(' ')
                    .append(w.quantity())
                    .append(' ')
                    .append(w.verdict())
                    .append(" mean ")
                    .append(TransitionText.plain(w.mean(), 4))
                    .append(" valid ")
                    .append(TransitionText.plain(w.valid(), 3))
                    .append(" excluded ")
                    .append(w.excluded())
                    .append(" background ")
                    .append(TransitionText.plain(w.background(), 4))
                    .append(" limit ")
                    .append(TransitionText.plain(w.limit(), 4))
                    .append(" count ")
                    .append(w.countToday())
                    .append(w.revised() ? " revised" : "")
                    .append('\n');
        }
        return text.append(output.counts()).append('\n').toString();
    }

    private static String time(Instant at, Instant base) {
        long seconds = Duration.between(base, at).toSeconds();
        long days = seconds / 86_400;
        String text =
                String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
        return days == 0 ? text : days + "d" + text;
    }
}
