package io.dewline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Transition;
import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.replay.Mapped;
import io.dewline.sim.replay.Replay;
import io.dewline.sim.replay.ReplayOptions;
import io.dewline.sim.replay.ReplayResult;
import io.dewline.sim.replay.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real recordings through a real Mosquitto into a real InfluxDB. */
@Timeout(180)
final class RecordedDustIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String RULE =
            """
            rules:
              - id: dusty-hour
                title: { zh: "{device} 一小时扬尘高", en: "{device}: a dusty hour" }
                each: device
                where: { device: dust }
                when: pm10 > 150 µg/m³
                closes: sensors
            """;

    @TempDir
    private Path folder;

    @Test
    void firesInLondonOnTheDaysWithConstructionPeaksAndOnNoOther() throws Exception {
        DustRecording london = london();
        try (RunningDewline dewline = RunningDewline.start(configured("Europe/London", "dust-01"), "readings")) {
            replay(dewline, london, londonSource(london));

            assertStoredExactlyOnce(dewline, london);
            assertThat(dewline.counted("late")).isZero();
            // The works' hours: none at night or at a weekend, so days of UTC and of London are the same.
            Set<LocalDate> peaks = london.days(ZoneOffset.UTC, 1, row -> row.pm10() > 150);
            assertThat(peaks).hasSize(17).noneMatch(RecordedDustIT::weekend);
            assertThat(firedDays(dewline, "dusty-hour", ZoneOffset.UTC)).isEqualTo(peaks);
            // Without a county's mean the regulation counts hours above 150 + 80; the third of a day is one too many.
            Set<LocalDate> beyondTheRegulation = london.days(LONDON, 3, row -> row.pm10() > 230);
            assertThat(beyondTheRegulation).isNotEmpty().noneMatch(RecordedDustIT::weekend);
            assertThat(firedDays(dewline, "hebei-hour", LONDON)).isEqualTo(beyondTheRegulation);
            assertThat(dewline.alerts()).isNotEmpty();
        }
    }

    @Test
    void storesEveryRowOfFiveStationsOverAGapOfMonths() throws Exception {
        DustRecording beijing = DustRecording.read(
                "beijing_prsa_5stations_hourly.csv",
                new DustRecording.Columns(
                        "ts_local",
                        "station",
                        List.of(
                                "pm10_ugm3",
                                "pm25_ugm3",
                                "temp_c",
                                "rh_pct_computed",
                                "pressure_hpa",
                                "wind_dir_compass",
                                "wind_ms")));
        String[] stations = beijing.totals().keySet().toArray(String[]::new);
        assertThat(stations).hasSize(5);
        try (RunningDewline dewline = RunningDewline.start(configured("Asia/Shanghai", stations), "readings")) {
            replay(
                    dewline,
                    beijing,
                    source(
                            beijing,
                            "{station}",
                            "ts_local",
                            "pm10=pm10_ugm3",
                            "pm25=pm25_ugm3",
                            "temperature=temp_c",
                            "humidity=rh_pct_computed",
                            "pressure=pressure_hpa",
                            "wind_direction=wind_dir_compass",
                            "wind_speed=wind_ms"));

            assertStoredExactlyOnce(dewline, beijing);
            assertThat(firedDays(dewline, "dusty-hour", ZoneId.of("Asia/Shanghai")))
                    .contains(LocalDate.of(2015, 4, 15), LocalDate.of(2015, 12, 25));
        }
    }

    @Test
    void storesHistoryByTheWallClockCountsItLateAndRaisesNoAlert() throws Exception {
        DustRecording london = london();
        try (RunningDewline dewline = RunningDewline.start(configured("Europe/London", "dust-01"), "wall")) {
            replay(dewline, london, londonSource(london));

            assertStoredExactlyOnce(dewline, london);
            assertThat(dewline.counted("late")).isEqualTo(london.rows().size());
            assertThat(dewline.transitions()).isEmpty();
            assertThat(dewline.alerts()).isEmpty();
        }
    }

    private static DustRecording london() {
        return DustRecording.read(
                "london_marylebone_1999_hourly.csv",
                new DustRecording.Columns(
                        "ts_utc", "", List.of("pm10_ugm3_teom", "pm25_ugm3", "wind_ms", "wind_dir_deg")));
    }

    private static Source londonSource(DustRecording london) {
        return source(
                london,
                "dust-01",
                "ts_utc",
                "pm10=pm10_ugm3_teom",
                "pm25=pm25_ugm3",
                "wind_speed=wind_ms",
                "wind_direction=wind_dir_deg");
    }

    private static Source source(DustRecording recording, String device, String at, String... map) {
        List<Mapped> mapped = Stream.of(map).map(Mapped::parse).toList();
        return new Source(recording.file(), "works", device, at, null, mapped, Map.of());
    }

    /** A registry of hourly monitors, a rule for hourly data, and the shipped rules for dust. */
    private Path configured(String zone, String... devices) throws Exception {
        StringBuilder sites = new StringBuilder(
                """
                areas:
                  - { id: city, timezone: %s }
                schedules: { night: { from: "22:00", to: "06:00" } }
                sites:
                  - id: works
                    area: city
                    kind: construction
                    standard: hebei
                    name: { zh: 工地, en: Works }
                    devices:
                """
                        .formatted(zone));
        for (String device : devices) {
            sites.append("      - { id: ").append(device).append(", kind: dust, interval: 1h }\n");
        }
        Files.writeString(folder.resolve("sites.yaml"), sites);
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("hourly.yaml"), RULE);
        Path shipped = Path.of(System.getProperty("dewline.root", ".."), "deploy", "config", "rules");
        for (String pack : List.of("dust-response.yaml", "dust-hebei.yaml")) {
            Files.copy(shipped.resolve(pack), rules.resolve(pack));
        }
        return folder;
    }

    private static void replay(RunningDewline dewline, DustRecording recording, Source source) throws Exception {
        ReplayOptions options = new ReplayOptions(
                List.of(source),
                Broker.at(dewline.broker()),
                Double.POSITIVE_INFINITY,
                1,
                false,
                false,
                500,
                Duration.ofMinutes(1));
        ReplayResult result = new Replay(options, (published, acknowledged, part, elapsed) -> {}).run();
        assertThat(result.complete()).as(result.toString()).isTrue();
        assertThat(result.published()).isEqualTo(recording.rows().size());
        dewline.awaitStored(recording.rows().size());
    }

    /** Counted in the database by device and sequence: each row is there, with its own number, and nothing else is. */
    private static void assertStoredExactlyOnce(RunningDewline dewline, DustRecording recording) throws Exception {
        Map<String, DustRecording.Totals> stored = new TreeMap<>();
        Map<String, Long> lastNumbers = new HashMap<>();
        dewline.query("SELECT count(seq), max(seq), count(pm10), sum(pm10) FROM dust GROUP BY device")
                .forEach(row -> {
                    String device = row[1].replace("device=", "");
                    stored.put(
                            device,
                            new DustRecording.Totals(
                                    Long.parseLong(row[3]), Long.parseLong(row[5]), Double.parseDouble(row[6])));
                    lastNumbers.put(device, Long.parseLong(row[4]));
                });
        assertThat(stored).isEqualTo(recording.totals());
        stored.forEach((device, totals) -> assertThat(lastNumbers).containsEntry(device, totals.rows() - 1));
        assertThat(dewline.ledger().getLong("logged"))
                .isEqualTo(recording.rows().size());
        assertThat(dewline.ledger().getJsonObject("balances").getBoolean("store"))
                .isTrue();
        assertThat(dewline.counted("repeated")).isZero();
    }

    private static Set<LocalDate> firedDays(RunningDewline dewline, String rule, ZoneId zone) {
        return dewline.transitions().stream()
                .filter(step -> step.rule().equals(rule) && step.step() == Transition.Step.FIRED)
                .map(step -> step.at().atZone(zone).toLocalDate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
