package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hours at one monitor beside everyday works against those measured at Marylebone Road in 1999: over 150 µg/m³ on
 * weekdays from 7 to 17 only, most often two hours long, fine share 0.32 in spikes and 0.63 otherwise.
 */
class WorksStatisticsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 182;
    private static final double SPIKE = 150;

    private record Hour(ZonedDateTime begin, double pm10, double pm25) {
        boolean spike() {
            return pm10 > SPIKE;
        }

        double fine() {
            return pm25 / pm10;
        }

        boolean working() {
            return begin.getDayOfWeek().getValue() <= 5 && begin.getHour() >= 7 && begin.getHour() < 17;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void spikesAreAsLongAsMeasuredInTheSameHoursAndOfTheSameCoarseDust(long seed) {
        List<Hour> hours = hours(seed);
        beAsAtMaryleboneRoad(hours);
        assertThat(hours.stream().filter(Hour::spike)).hasSizeBetween(80, 260);
    }

    @Test
    void theRecordingHoldsToTheSameBounds() throws IOException {
        List<Hour> hours = new ArrayList<>();
        for (String line : Measured.lines("dust/london_marylebone_1999_hourly.csv")) {
            String[] cells = line.split(",", -1);
            if (!cells[1].isEmpty() && !cells[2].isEmpty() && Double.parseDouble(cells[1]) > 0) {
                ZonedDateTime begin = Instant.parse(cells[0]).atZone(ZoneOffset.UTC);
                hours.add(new Hour(begin, Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
            }
        }
        beAsAtMaryleboneRoad(hours);
    }

    private static void beAsAtMaryleboneRoad(List<Hour> hours) {
        Map<Integer, Integer> runs = runs(hours);
        int most =
                Collections.max(runs.entrySet(), Map.Entry.comparingByValue()).getKey();
        assertThat(most).isEqualTo(2);
        assertThat(Collections.max(runs.keySet())).isBetween(4, 9);
        List<Hour> spikes = hours.stream().filter(Hour::spike).toList();
        assertThat(spikes.stream().filter(Hour::working).count())
                .isGreaterThanOrEqualTo(Math.round(0.95 * spikes.size()));
        assertThat(median(spikes)).isBetween(0.28, 0.37);
        assertThat(median(hours.stream().filter(h -> !h.spike()).toList())).isBetween(0.60, 0.65);
        assertThat(hours.stream().mapToDouble(Hour::pm10).max().orElseThrow()).isBetween(400.0, 1400.0);
    }

    private static List<Hour> hours(long seed) {
        Instant at = MONDAY.atStartOfDay(CHINA).toInstant();
        Sky sky = new Sky(new Season(CHINA), new Rainfall(List.of(), MONDAY, CHINA, seed), seed, 2.2, 200);
        Region region = new Region(new Dice(seed, "region"), 34.5, 0.4);
        WorksDust works = new WorksDust("east-gate", sky, List.of(), MONDAY, seed);
        FenceMonitor monitor = new FenceMonitor(20, new Dice(seed, "monitor"));
        List<Hour> hours = new ArrayList<>();
        for (int hour = 0; hour < 24 * DAYS; hour++) {
            ZonedDateTime begin = at.atZone(CHINA);
            double coarse = 0;
            double fine = 0;
            for (int minute = 0; minute < 60; minute++) {
                at = at.plusSeconds(60);
                sky.step(at, 60);
                region.step(at, 60);
                works.step(at, 60, 0);
                monitor.sample(works, region, at);
                coarse += monitor.pm10() / 60;
                fine += monitor.pm25() / 60;
            }
            hours.add(new Hour(begin, coarse, fine));
        }
        return hours;
    }

    /** Length in hours → how often. */
    private static Map<Integer, Integer> runs(List<Hour> hours) {
        Map<Integer, Integer> runs = new TreeMap<>();
        int length = 0;
        for (Hour hour : hours) {
            if (hour.spike()) {
                length++;
            } else if (length > 0) {
                runs.merge(length, 1, Integer::sum);
                length = 0;
            }
        }
        return runs;
    }

    private static double median(List<Hour> hours) {
        double[] shares = hours.stream().mapToDouble(Hour::fine).sorted().toArray();
        return shares[shares.length / 2];
    }
}
