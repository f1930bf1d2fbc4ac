package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Winters as a soil probe at MAQU and a level sensor in Philadelphia saw them, and as the simulator makes them. */
class WinterStatisticsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final Season SEASON = new Season(CHINA);

    @Test
    void aProbeInFrozenGroundReadsDryUntilSpring() {
        Map<Integer, List<Double>> months = new TreeMap<>();
        SoilZone zone = new SoilZone(new Bed(Texture.SILT_LOAM, 0.3, 0.95, 0.4), 0.32, 0.1, 15);
        Sky sky = new Sky(SEASON, new Rainfall(List.of(), LocalDate.MAX, CHINA, 1), 1, 2, 200);
        for (int hour = 0; hour < 24 * 200; hour++) {
            Instant at = OCTOBER.atStartOfDay(CHINA).toInstant().plus(Duration.ofHours(hour));
            sky.step(at, 3600);
            zone.step(3600, 0, 0, 0, sky.temperature("a", at));
            months.computeIfAbsent(at.atZone(CHINA).getMonthValue(), unused -> new ArrayList<>())
                    .add(zone.apparent());
        }
        freezeAndThaw(months);
    }

    @Test
    void theRecordingOfMaquHoldsToTheSameBounds() throws IOException {
        Map<Integer, List<Double>> months = new TreeMap<>();
        for (String line : Measured.lines("soil/ismn_maqu_cst01_5cm_hourly_freeze_thaw.csv")) {
            String[] cells = line.split(",", -1);
            if (!cells[1].isEmpty()) {
                months.computeIfAbsent(
                                Instant.parse(cells[0]).atZone(ZoneOffset.UTC).getMonthValue(),
                                unused -> new ArrayList<>())
                        .add(Double.parseDouble(cells[1]));
            }
        }
        freezeAndThaw(months);
    }

    @Test
    void aGardenEmptiesInWinterAtLessThanHalfTheRateOfJuly() {
        double july = recession(LocalDate.of(2026, 7, 15));
        double december = recession(LocalDate.of(2026, 12, 5));
        assertThat(december / july).isBetween(0.3, 0.55);
        assertThat(july).isBetween(40.0, 85.0);
    }

    @Test
    void theGardenInPhiladelphiaHoldsToTheSameBounds() throws IOException {
        Map<Integer, List<Double>> months = new TreeMap<>();
        List<String> lines = Measured.lines("raingarden/pwd_smp250-1-1_2016_15min.csv").stream()
                .filter(line -> !line.split(",", -1)[1].isEmpty())
                .toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (level(lines.get(i)) >= 178 && level(lines.get(i + 1)) < 178) {
                int begin = i;
                double rain = 0;
                while (i < lines.size() && level(lines.get(i)) > 127) {
                    String fallen = lines.get(i).split(",", -1)[2];
                    rain += fallen.isEmpty() ? 0 : Double.parseDouble(fallen);
                    i++;
                }
                if (rain < 1.3 && i < lines.size()) {
                    double hours = Duration.between(at(lines.get(begin)), at(lines.get(i)))
                                    .toMinutes()
                            / 60.0;
                    months.computeIfAbsent(
                                    at(lines.get(i)).atZone(ZoneOffset.UTC).getMonthValue(),
                                    unused -> new ArrayList<>())
                            .add((level(lines.get(begin)) - level(lines.get(i))) / hours);
                }
            }
        }
        double july = median(months.getOrDefault(7, List.of()));
        assertThat(median(months.getOrDefault(12, List.of())) / july).isBetween(0.3, 0.55);
        assertThat(july).isBetween(40.0, 85.0);
    }

    private static void freezeAndThaw(Map<Integer, List<Double>> months) {
        assertThat(median(months.getOrDefault(10, List.of()))).isGreaterThan(0.3);
        assertThat(median(months.getOrDefault(1, List.of()))).isBetween(0.15, 0.2);
        assertThat(median(months.getOrDefault(4, List.of()))).isGreaterThan(0.3);
    }

    /** Mean fall from 178 to 127 mm, mm/h. */
    private static double recession(LocalDate day) {
        RainGarden garden = new RainGarden(GardenShape.of("rain garden", 40, 600, 300), 0.2);
        double water = SEASON.meanTemperature(day.atStartOfDay(CHINA).toInstant());
        for (int minute = 0; minute < 60; minute++) {
            garden.step(60, 35 / 60.0, 0, water);
        }
        int minutes = 0;
        while (garden.level() > 127) {
            garden.step(60, 0, 0, water);
            minutes += garden.level() < 178 ? 1 : 0;
        }
        return (178 - 127) * 60.0 / minutes;
    }

    private static double level(String line) {
        return Double.parseDouble(line.split(",", -1)[1]);
    }

    private static Instant at(String line) {
        return OffsetDateTime.parse(line.split(",", -1)[0]).toInstant();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        assertThat(sorted).isNotEmpty();
        return sorted[sorted.length / 2];
    }
}
