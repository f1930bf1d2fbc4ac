package io.dewline.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesBacktestTest {
    private static final Path CONFIG = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config");

    @TempDir
    private Path folder;

    @Test
    void tellsEveryAlertMessageAndCommandThatWouldHaveHappened() throws IOException {
        Path page = folder.resolve("report.html");
        Ran ran = Ran.of(args("--json", "--html", page));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        JsonObject json = new JsonObject(ran.out());
        assertThat(json.getLong("readings")).isEqualTo(91 * 4);
        JsonObject row = objects(json, "rules").stream()
                .filter(r -> r.getString("rule").equals("dust-spray"))
                .findFirst()
                .orElseThrow();
        // Fired after a hold of two minutes over 150 in the mean of five; cleared when the mean of ten is below 120.
        assertThat(row.getMap())
                .containsEntry("site", "east-gate")
                .containsEntry("alerts", 1)
                .containsEntry("critical", 1)
                .containsEntry("flaps", 0)
                .containsEntry("in_alert_s", 26 * 60)
                .containsEntry("blind_s", 0)
                .containsEntry("runs", 1);
        JsonObject episode = objects(json, "episodes").stream()
                .filter(e -> e.getString("rule").equals("dust-spray"))
                .findFirst()
                .orElseThrow();
        assertThat(episode.getString("fired")).isEqualTo("2026-06-01T00:13:00Z");
        assertThat(episode.getString("ended")).isEqualTo("2026-06-01T00:39:00Z");
        assertThat(objects(json, "commands"))
                .extracting(c -> c.getString("at") + " " + c.getString("device") + " " + c.getBoolean("running"))
                .containsExactly("2026-06-01T00:13:00Z cannon-01 true", "2026-06-01T00:39:00Z cannon-01 false");
        assertThat(objects(json, "messages"))
                .anyMatch(m -> m.getString("receiver").equals("control-room")
                        && objects(m, "about").get(0).getString("what").equals("raised"));
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("dust-spray", "<svg", "</html>")
                .doesNotContain("http://", "https://", "<script", "<link");
    }

    @Test
    void showsTheSameAsATable() throws IOException {
        Ran ran = Ran.of(args("--events", "500"));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsPattern("dust-spray +east-gate +1 +1 +0 +0 +1 +0 +26m +- +\\d+ +1\\R")
                .contains("2026-06-01 08:13  alert    dust-spray          site:east-gate  fired warning;")
                .contains("2026-06-01 08:13  command                      device:cannon-01  start until 08:43");
    }

    @Test
    void saysWhereAFileIsWrong() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "time,pm\n2026-06-01T00:00:00Z,80\nyesterday,80\n2026-06-01T00:02:00Z\n");
        Ran ran = Ran.of(
                "rules",
                "backtest",
                "-c",
                CONFIG.resolve("dewline.yaml"),
                "--csv",
                file,
                "--device",
                "dust-01",
                "--at",
                "time",
                "--map",
                "pm10=pm");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .contains(
                        file
                                + ":3:1: 'yesterday' is no time; expected ISO 8601 with an offset, or --zone for times without one",
                        "    yesterday,80",
                        "    ^")
                .anyMatch(line -> line.startsWith(file + ":4:1: 1 columns; expected 2"));
        Ran unmapped = Ran.of(
                "rules",
                "backtest",
                "-c",
                CONFIG.resolve("dewline.yaml"),
                "--csv",
                file,
                "--device",
                "dust-01",
                "--at",
                "tome",
                "--map",
                "pm10=pm");
        assertThat(unmapped.err())
                .contains(file + ":1:1: unknown column 'tome'")
                .contains("did you mean 'time'?");
    }

    @Test
    void tellsOfADeviceThatNobodyKnowsOnce() throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(file, "time,pm\n" + "2026-06-01T00:00:00Z,80\n".repeat(50));
        Ran ran = Ran.of(
                "rules",
                "backtest",
                "-c",
                CONFIG.resolve("dewline.yaml"),
                "--csv",
                file,
                "--device",
                "dust-1",
                "--at",
                "time",
                "--map",
                "pm10=pm");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .filteredOn(line -> line.contains("unknown device 'dust-1'"))
                .hasSize(1);
    }

    @Test
    void firesInLondonOnTheDaysWithConstructionPeaksAndOnNoOther() throws IOException {
        Path london = Path.of(
                System.getProperty("dewline.shared", "../shared"),
                "domain",
                "data",
                "dust",
                "london_marylebone_1999_hourly.csv");
        Assumptions.assumeTrue(Files.isReadable(london), "the recordings in ../shared are not here");
        Files.writeString(
                folder.resolve("sites.yaml"),
                """
                areas: [ { id: city, timezone: Europe/London } ]
                sites:
                  - id: works
                    area: city
                    kind: construction
                    devices: [ { id: dust-01, kind: dust, interval: 1h } ]
                """);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(
                rules.resolve("hour.yaml"),
                """
                rules:
                  - id: dusty-hour
                    title: { zh: 扬尘, en: a dusty hour }
                    each: device
                    where: { device: dust }
                    when: pm10 > 150
                """);
        Files.writeString(folder.resolve("dewline.yaml"), "store: { kind: none }\nsites: sites.yaml\nrules: rules\n");
        Ran ran = Ran.of(
                "rules",
                "backtest",
                "-c",
                folder.resolve("dewline.yaml"),
                "--csv",
                london,
                "--device",
                "dust-01",
                "--at",
                "ts_utc",
                "--map",
                "pm10=pm10_ugm3_teom",
                "--json");
        Set<LocalDate> peaks = new TreeSet<>();
        for (String line : Files.readAllLines(london).stream().skip(1).toList()) {
            List<String> cells = List.of(line.split(",", -1));
            if (!cells.get(1).isEmpty() && Double.parseDouble(cells.get(1)) > 150) {
                peaks.add(Instant.parse(cells.get(0)).atZone(ZoneOffset.UTC).toLocalDate());
            }
        }
        Set<LocalDate> fired = new TreeSet<>();
        objects(new JsonObject(ran.out()), "episodes").stream()
                .filter(e -> e.getString("rule").equals("dusty-hour"))
                .forEach(e -> fired.add(Instant.parse(e.getString("fired"))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()));
        assertThat(fired).hasSize(17).isEqualTo(peaks);
    }

    private static List<JsonObject> objects(JsonObject json, String key) {
        return json.getJsonArray(key).stream().map(JsonObject.class::cast).toList();
    }

    /** Ninety minutes at the gate with twenty of dust at one of three monitors, and a weather station. */
    private Object[] args(Object... more) throws IOException {
        StringBuilder dust = new StringBuilder("time,id,pm\n");
        StringBuilder weather = new StringBuilder("time,t,wind,rain\n");
        for (int minute = 0; minute <= 90; minute++) {
            Instant at = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(60L * minute);
            int peak = minute < 10 ? 80 : minute < 30 ? 400 : 60;
            dust.append(at).append(",1,").append(peak).append('\n');
            dust.append(at).append(",2,60\n").append(at).append(",3,70\n");
            weather.append(at).append(",24,2,0\n");
        }
        Files.writeString(folder.resolve("dust.csv"), dust);
        Files.writeString(folder.resolve("weather.csv"), weather);
        ArrayList<Object> all = new ArrayList<>(List.of(
                "rules",
                "backtest",
                "-c",
                CONFIG.resolve("dewline.yaml"),
                "--csv",
                folder.resolve("dust.csv"),
                "--device",
                "dust-0{id}",
                "--at",
                "time",
                "--map",
                "pm10=pm",
                "--csv",
                folder.resolve("weather.csv"),
                "--device",
                "weather-03",
                "--at",
                "time",
                "--map",
                "temperature=t,wind_speed=wind,rain=rain"));
        all.addAll(List.of(more));
        return all.toArray();
    }
}
