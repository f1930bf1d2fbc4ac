package io.dewline.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesDiffTest {
    private static final Path CONFIG = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config");

    @TempDir
    private Path folder;

    @Test
    void namesAlertsThatCameWentAndMoved() throws IOException {
        Path before = rules("before", "pm10 > 300", "pm10 > 150", "pm10 > 500");
        Path after = rules("after", "pm10 > 200", "pm10 > 450", "pm10 > 150");
        Ran ran = diff(before, after);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(1);
        // The values rise by 20 a minute from 0 to 400, and fall at once.
        assertThat(ran.out().lines())
                .containsExactly(
                        "- lost     2026-06-01 08:08  b  device:dust-01  warning, 13m",
                        "+ gained   2026-06-01 08:08  c  device:dust-01  warning, 13m",
                        "< earlier  2026-06-01 08:11  a  device:dust-01  before 2026-06-01 08:16, 5m → 10m",
                        "1 gained, 1 lost, 1 earlier, 0 later, 0 changed, 0 the same.",
                        "alerts 2 → 2, messages 4 → 4, commands 0 → 0");
        Ran back = diff(after, before);
        assertThat(back.out())
                .contains("> later    2026-06-01 08:16  a  device:dust-01  before 2026-06-01 08:11, 10m → 5m");
    }

    @Test
    void saysWhenNothingDiffers() throws IOException {
        Path rules = rules("r", "pm10 > 300", "pm10 > 150", "pm10 > 500");
        Ran ran = diff(rules, rules);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("0 gained, 0 lost, 0 earlier, 0 later, 0 changed, 2 the same.");
    }

    @Test
    void refusesRulesThatAreWrong() throws IOException {
        Path good = rules("good", "pm10 > 300", "pm10 > 150", "pm10 > 500");
        Path bad = rules("bad", "pm1O > 300", "pm10 > 150", "pm10 > 500");
        Ran ran = diff(good, bad);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(bad + "/r.yaml:5:11: unknown name 'pm1O'");
    }

    private Ran diff(Path before, Path after) throws IOException {
        StringBuilder rows = new StringBuilder("time,pm\n");
        for (int minute = 0; minute <= 40; minute++) {
            rows.append(Instant.parse("2026-06-01T00:00:00Z").plusSeconds(60L * minute))
                    .append(',')
                    .append(minute <= 20 ? 20 * minute : 0)
                    .append('\n');
        }
        Path csv = folder.resolve("a.csv");
        Files.writeString(csv, rows);
        return Ran.of(
                "rules",
                "diff",
                before,
                after,
                "-c",
                CONFIG.resolve("dewline.yaml"),
                "--csv",
                csv,
                "--device",
                "dust-01",
                "--at",
                "time",
                "--map",
                "pm10=pm");
    }

    private Path rules(String name, String... conditions) throws IOException {
        StringBuilder text = new StringBuilder("rules:\n");
        String[] ids = {"a", "b", "c"};
        for (int i = 0; i < conditions.length; i++) {
            text.append(
                    """
                      - id: %s
                        each: device
                        where: { device: dust }
                        when: %s
                    """
                            .formatted(ids[i], conditions[i]));
        }
        Path rules = Files.createDirectories(folder.resolve(name));
        Files.writeString(rules.resolve("r.yaml"), text);
        return rules;
    }
}
