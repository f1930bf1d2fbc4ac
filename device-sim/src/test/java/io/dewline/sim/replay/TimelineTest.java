package io.dewline.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    Path folder;

    private final ReplayCounts counts = new ReplayCounts();

    @Test
    void columnsBecomeQuantitiesAndWhatIsMissingIsLeftOut() throws IOException {
        Source source = source(
                "a.csv",
                """
                time,pm,wind,dir,note
                2026-06-01T08:00:00+08:00,83.2,36,NNW,"dry, dusty"
                2026-06-01T09:00:00+08:00,NA,,,
                2026-06-01T10:00:00+08:00,-,18,270,"said ""stop\"""
                """,
                "pm10=pm",
                "wind_speed=wind:0.5",
                "wind_direction=dir");
        assertThat(play(source))
                .containsExactly(
                        new Recorded(
                                Instant.parse("2026-06-01T00:00:00Z"),
                                "east-gate",
                                "dust-01",
                                Map.of("pm10", 83.2, "wind_speed", 18.0, "wind_direction", 337.5)),
                        new Recorded(
                                Instant.parse("2026-06-01T02:00:00Z"),
                                "east-gate",
                                "dust-01",
                                Map.of("wind_speed", 9.0, "wind_direction", 270.0)));
        assertThat(counts.read).isEqualTo(3);
        assertThat(counts.skipped).isEqualTo(1);
        assertThat(counts.unreadable).isZero();
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() throws IOException {
        Source source = source(
                "bad.csv",
                "time,pm\n2026-06-01 08:00,5\nyesterday,5\n2026-06-01T00:00:00Z,high\n2026-06-01T01:00:00Z,6\n",
                "pm10=pm");
        assertThat(play(source)).hasSize(1);
        assertThat(counts.unreadable).isEqualTo(3);
        assertThat(counts.faults().get(0)).contains("bad.csv:2:", "names no offset");
        assertThat(counts.faults().get(1)).contains("bad.csv:3:");
        assertThat(counts.faults().get(2)).contains("bad.csv:4: pm \"high\" is no number");
    }

    @Test
    void aZoneReadsStampsThatNameNone() throws IOException {
        Path file =
                Files.writeString(folder.resolve("z.csv"), "time,pm\n2026-06-01 08:00,5\r\n2026-06-01T08:30:15,6\n");
        Source source =
                new Source(file, "s", "d", "time", ZoneId.of("+08:00"), List.of(Mapped.parse("pm10=pm")), Map.of());
        assertThat(play(source))
                .extracting(Recorded::at)
                .containsExactly(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-01T00:30:15Z"));
    }

    @Test
    void severalFilesAreWovenTogetherByTime() throws IOException {
        Source a = source("a.csv", "time,pm\n2026-06-01T00:00:00Z,1\n2026-06-01T02:00:00Z,3\n", "pm10=pm");
        Source b = source("b.csv", "time,pm\n2026-06-01T00:00:00Z,10\n2026-06-01T01:00:00Z,2\n", "pm10=pm");
        assertThat(play(a, b).stream().map(r -> r.values().get("pm10"))).containsExactly(1.0, 10.0, 2.0, 3.0);
    }

    @Test
    void onlyTheRowsAskedForAreTakenAndAColumnMayNameTheDevice() throws IOException {
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                "time,station,pm\n2026-06-01T00:00:00Z,Old Town,1\n2026-06-01T00:00:00Z,North,2\n");
        List<Mapped> map = List.of(Mapped.parse("pm10=pm"));
        assertThat(play(new Source(file, "s", "d", "time", null, map, Map.of("station", "North"))))
                .extracting(r -> r.values().get("pm10"))
                .containsExactly(2.0);
        assertThat(counts.read).isEqualTo(1);
        assertThat(play(new Source(file, "s", "air-{station}", "time", null, map, Map.of())))
                .extracting(Recorded::device)
                .containsExactly("air-old-town", "air-north");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> play(source("c.csv", "time,pm\n", "pm10=pm_10")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no column \"pm_10\"; there are time, pm");
    }

    @Test
    void sourcesAreReadFromYaml() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "time,PM 10,where\n2026-06-01 08:00,5,N\n");
        Path yaml = Files.writeString(
                folder.resolve("sources.yaml"),
                """
                sources:
                  - file: a.csv
                    site: beijing
                    device: "{where}"
                    at: time
                    zone: Asia/Shanghai
                    where: { where: N }
                    map: { pm10: "PM 10:2" }
                """);
        List<Source> sources = SourcesReader.read(yaml);
        assertThat(play(sources.toArray(Source[]::new)))
                .containsExactly(
                        new Recorded(Instant.parse("2026-06-01T00:00:00Z"), "beijing", "n", Map.of("pm10", 10.0)));
    }

    @Test
    void yamlThatSaysTooLittleOrTooMuchIsRefusedWithItsPlace() throws IOException {
        Path yaml = Files.writeString(folder.resolve("s.yaml"), "sources:\n  - { file: a.csv, site: x }\n");
        assertThatThrownBy(() -> SourcesReader.read(yaml))
                .hasMessageContaining("s.yaml: sources[0]: \"device\" is missing");
        Files.writeString(yaml, "sources:\n  - { files: a.csv }\n");
        assertThatThrownBy(() -> SourcesReader.read(yaml)).hasMessageContaining("unknown key \"files\"");
        Files.writeString(yaml, "source: 3\n");
        assertThatThrownBy(() -> SourcesReader.read(yaml)).hasMessageContaining("expected sources: with a list");
    }

    @Test
    void theLondonRecordingHasARowForEveryHour() throws IOException {
        List<Recorded> rows = play(RealData.london());
        assertThat(rows).hasSize(5_880).extracting(Recorded::at).isSorted().doesNotHaveDuplicates();
        assertThat(counts.unreadable).isZero();
        assertThat(rows.stream().filter(r -> r.values().getOrDefault("pm10", 0.0) > 150))
                .hasSize(55);
        assertThat(rows.stream().filter(r -> r.values().containsKey("pm10"))).hasSize(5_597);
    }

    @Test
    void theBeijingRecordingFeedsFiveDevices() throws IOException {
        List<Recorded> rows = play(RealData.beijing());
        assertThat(rows).hasSize(11_040).extracting(Recorded::at).isSorted();
        assertThat(counts.unreadable).isZero();
        assertThat(rows.stream().map(Recorded::device).distinct())
                .containsExactlyInAnyOrder("aotizhongxin", "dingling", "huairou", "nongzhanguan", "wanshouxigong");
        assertThat(rows.stream().filter(r -> r.values().containsKey("pm10"))).hasSize(10_855);
        assertThat(rows.stream().filter(r -> r.values().containsKey("wind_direction")))
                .hasSize(11_018);
    }

    private Source source(String name, String text, String... map) throws IOException {
        return source(Files.writeString(folder.resolve(name), text), null, map);
    }

    private static Source source(Path file, @Nullable ZoneId zone, String... map) {
        List<Mapped> mapped = List.of(map).stream().map(Mapped::parse).toList();
        return new Source(file, "east-gate", "dust-01", "time", zone, mapped, Map.of());
    }

    private List<Recorded> play(Source... sources) throws IOException {
        List<Recorded> rows = new ArrayList<>();
        try (Timeline timeline = new Timeline(List.of(sources), counts)) {
            Recorded row = timeline.next();
            while (row != null) {
                rows.add(row);
                row = timeline.next();
            }
        }
        return rows;
    }
}
