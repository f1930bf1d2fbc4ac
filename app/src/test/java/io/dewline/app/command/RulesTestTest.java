package io.dewline.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesTestTest {
    private static final Path CONFIG = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path folder;

    @Test
    void theTestsOfTheShippedPacksPass() {
        Ran ran = Ran.of("rules", "test", CONFIG.resolve("rules-tests"));
        assertThat(ran.out())
                .endsWith(" passed, 0 failed.\n")
                .doesNotContain("- ")
                .doesNotStartWith("0 ");
        assertThat(ran.code()).isZero();
    }

    @Test
    void showsWhatDidNotHappenBesideWhatDid() throws IOException {
        Path file = file(
                """
                    input: |
                      00:00..00:10/1m dust-01 pm10=80
                    until: 00:20
                    only: device-silent
                    expect: |
                      00:03 device:cannon-01 device-silent fired warning
                      00:12 device:dust-01 device-silent fired warning
                """);
        Ran ran = Ran.of("rules", "test", file);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .contains(
                        file + ":4:5: a test",
                        "    00:03 device:cannon-01 device-silent fired warning",
                        "  - 00:12 device:dust-01 device-silent fired warning",
                        "  + 00:13 device:dust-01 device-silent fired warning",
                        "0 passed, 1 failed.");
    }

    @Test
    void amountsAreComparedToTheDigitsWritten() throws IOException {
        String test =
                """
                    only: watering-needed
                    input: |
                      00:00..00:40/10m soil-01 soil_moisture=0.19 soil_temperature=17
                      00:00..00:40/10m soil-02 soil_moisture=0.19 soil_temperature=17
                    expect: |
                      00:30 zone:riverside/lawn-1 watering-needed fired warning minutes=%s
                """;
        assertThat(Ran.of("rules", "test", file(test.formatted("151"))).code()).isZero();
        Ran ran = Ran.of("rules", "test", file(test.formatted("151.3")));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .contains(
                        "  - 00:30 zone:riverside/lawn-1 watering-needed fired warning minutes=151.3",
                        "  + 00:30 zone:riverside/lawn-1 watering-needed fired warning minutes=151.181");
    }

    @Test
    void looksHowAConditionStands() throws IOException {
        Path file = file(
                """
                    input: |
                      00:00 link down
                      00:00..00:10/1m dust-01 pm10=80
                    until: 00:30
                    only: dust-spray
                    expect: |
                      00:05 device:dust-01 device-silent undetermined
                      00:20 device:dust-01 device-silent true
                      00:25 site:riverside device-silent false
                """);
        Ran ran = Ran.of("rules", "test", file);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .contains(
                        "    00:05 device:dust-01 device-silent undetermined",
                        "  - 00:20 device:dust-01 device-silent true",
                        "  + 00:20 device:dust-01 device-silent undetermined",
                        "  - 00:25 site:riverside device-silent false",
                        "  + 00:25 site:riverside device-silent not judged");
    }

    @Test
    void tellsThatALookComesAfterTheEnd() throws IOException {
        Path file = file(
                """
                    input: |
                      00:00 dust-01 pm10=80
                    expect: |
                      00:05 device:dust-01 device-silent false
                """);
        Ran ran = Ran.of("rules", "test", file);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("'00:05' is after the end of the test; expected until: 00:05");
    }

    @Test
    void tellsEveryMistakeInAFileWithItsPlace() throws IOException {
        Path file = file(
                """
                    input: |
                      00:00 dust-1 pm10=80       # no such device
                      00:00 dust-01 pm1O=80
                      0:0 dust-01 pm10=80
                      00:00 fact site:east-gate phas=earthworks
                    expect: |
                      00:12 device:dust-01 device-silence fired warning
                """);
        Ran ran = Ran.of("rules", "test", file);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out().lines())
                .contains("          00:00 dust-01 pm1O=80", "    " + " ".repeat(20) + "^")
                .anyMatch(line -> line.startsWith(file + ":7:21: unknown quantity of a dust 'pm1O'")
                        && line.endsWith("did you mean 'pm10'?"))
                .anyMatch(line -> line.startsWith(file + ":6:13: unknown device 'dust-1'"))
                .anyMatch(line -> line.startsWith(file + ":8:7: '0:0' is no time"))
                .anyMatch(line -> line.startsWith(file + ":9:33: unknown fact 'phas'; ") && line.contains("'phase'"))
                .anyMatch(line -> line.startsWith(file + ":11:28: unknown rule 'device-silence'"));
    }

    private Path file(String test) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(
                file,
                "sites: %s\nrules: %s\ntests:\n  - name: a test\n%s"
                        .formatted(CONFIG.resolve("sites.yaml"), CONFIG.resolve("rules"), test));
        return file;
    }
}
