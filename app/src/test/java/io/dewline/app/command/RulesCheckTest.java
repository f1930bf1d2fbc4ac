package io.dewline.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesCheckTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("dewline.root", ".."), "deploy", "config", "dewline.yaml");

    @TempDir
    private Path folder;

    @Test
    void saysOfEachShippedRuleWhatItJudges() {
        Ran ran = Ran.of("rules", "check", "--config", SHIPPED);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsPattern("dust-spray +dust-response +site +1\\R")
                .containsPattern("watering-needed +irrigation +zone +2\\R")
                .contains("0 errors");
    }

    @Test
    void namesTheLimitsThatNobodyHasReadAndCountsThoseProposed() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(
                rules.resolve("a.yaml"),
                """
                limits:
                  seen: { value: 80 µg/m³, status: read, source: a law }
                  heard: { value: 150 µg/m³, status: memory, source: a law of a province }
                  open: { status: unknown, source: a city }
                  guessed: { value: 2, source: nobody }
                rules:
                  - id: high
                    each: site
                    where: { kind: construction }
                    when: max(pm10) > limit.seen
                    limits: { own: { value: 3 mm, status: memory, source: a page } }
                """);
        Ran ran = Ran.of("rules", "check", "--config", SHIPPED, "--rules", rules);
        assertThat(ran.out())
                .contains(
                        """
                        limits not read in their source:
                          heard  a  150 µg/m³  memory   a law of a province
                          open   a  -          unknown  a city
                          own    a  3 mm       memory   a page
                        limits proposed, with no authority behind them: a 1
                        """);
    }

    @Test
    void tellsEveryErrorOfEveryFileWithItsLineAndACaret() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.yaml"), rule("high", "max(avg(pm1O, 5m)) > 150"));
        Files.writeString(rules.resolve("b.yaml"), rule("wet", "max(rain) > 3 °C"));
        Ran ran = Ran.of("rules", "check", "--config", SHIPPED, "--rules", rules);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .contains(
                        rules + "/a.yaml:5:19: unknown name 'pm1O'; did you mean 'pm10'?",
                        "    " + "    when: max(avg(pm1O, 5m)) > 150",
                        "    " + "                  ^",
                        "2 errors, 0 warnings.")
                .anyMatch(line -> line.startsWith(rules + "/b.yaml:5:"));
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Ran ran = Ran.of("rules", "check", "--config", SHIPPED, "--rules", folder.resolve("none"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("none");
    }

    @Test
    void everyToolHasHelp() {
        for (String tool : new String[] {"check", "test", "backtest", "diff"}) {
            Ran ran = Ran.of("rules", tool, "--help");
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).startsWith("Usage: dewline rules " + tool);
        }
    }

    private static String rule(String id, String when) {
        return """
                rules:
                  - id: %s
                    each: site
                    where: { kind: construction }
                    when: %s
                """
                .formatted(id, when);
    }
}
