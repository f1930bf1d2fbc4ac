package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The made dust against the statistics of the measured series (London 1999, Beijing stations). */
class DustTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Instant NOON = Instant.parse("2026-06-02T04:00:00Z");

    @Test
    void theDistrictsHoursSpreadAsBeijingsDo() {
        Region region = new Region(new Dice(1, "region"), 77, 0.82);
        double[] hours = IntStream.range(0, 40_000)
                .mapToDouble(h -> {
                    region.step(3600);
                    return region.pm10();
                })
                .sorted()
                .toArray();
        assertThat(hours[2_000]).isBetween(14.0, 27.0);
        assertThat(hours[20_000]).isBetween(62.0, 95.0);
        assertThat(hours[38_000]).isBetween(220.0, 400.0);
    }

    @Test
    void aMonotonousHourIsItsMean() {
        Region region = new Region(new Dice(1, "region"), 60, 0);
        region.step(1800);
        region.endHour();
        assertThat(region.hourlyMean()).isCloseTo(60, within(1e-9));
    }

    @Test
    void spikesComeOnWeekdaysInWorkingHoursAndLastAboutTwo() {
        List<Plume> year = new ArrayList<>();
        for (int day = 0; day < 2000; day++) {
            LocalDate date = MONDAY.plusDays(day);
            List<Plume> plumes = WorkDay.plumes(1, "east-gate", date, CHINA);
            if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
                assertThat(plumes).isEmpty();
            }
            year.addAll(plumes);
        }
        assertThat(year.size() / (2000 * 5 / 7.0)).isBetween(0.65, 0.85);
        double[] minutes = year.stream()
                .mapToDouble(p -> p.duration().toMinutes())
                .sorted()
                .toArray();
        assertThat(minutes[0]).isGreaterThanOrEqualTo(30);
        assertThat(minutes[minutes.length - 1]).isLessThanOrEqualTo(240);
        assertThat(minutes[minutes.length / 2]).isBetween(110.0, 150.0);
        double[] peaks =
                year.stream().mapToDouble(p -> p.strength() / 2).sorted().toArray();
        assertThat(peaks[peaks.length / 2]).isBetween(220.0, 280.0);
        assertThat(Arrays.stream(peaks).max().orElseThrow()).isLessThanOrEqualTo(800);
        assertThat(year).allSatisfy(p -> {
            assertThat(p.start().atZone(CHINA).getHour()).isGreaterThanOrEqualTo(7);
            assertThat(p.start().plus(p.duration()).atZone(CHINA).toLocalTime().toSecondOfDay())
                    .isLessThanOrEqualTo(17 * 3600);
        });
    }

    @Test
    void fineDustIsAThirdOfWhatWorksAddAndTwoThirdsOtherwise() {
        WorksDust works = works(new Plume(NOON.minusSeconds(3600), Duration.ofHours(3), 4000));
        Region region = new Region(new Dice(1, "region"), 60, 0);
        FenceMonitor downwind = new FenceMonitor(20, new Dice(1, "a"));
        works.step(NOON, 60, 0);
        downwind.sample(works, region, NOON);
        assertThat(downwind.pm25() / downwind.pm10()).isBetween(0.30, 0.38);
        assertThat(downwind.tsp() / downwind.pm10()).isBetween(1.8, 2.0);
        WorksDust idle = works();
        downwind.sample(idle, region, NOON);
        assertThat(downwind.pm25() / downwind.pm10()).isCloseTo(0.62, within(1e-9));
        assertThat(downwind.tsp() / downwind.pm10()).isCloseTo(1.26, within(1e-9));
    }

    @Test
    void aMonitorUpwindSeesLittleOfTheWorks() {
        FenceMonitor monitor = new FenceMonitor(20, new Dice(1, "a"));
        assertThat(monitor.sector(200)).isCloseTo(1, within(1e-9));
        assertThat(monitor.sector(20)).isCloseTo(0.15, within(1e-9));
        assertThat(monitor.sector(290)).isCloseTo(0.15, within(1e-9));
    }

    @Test
    void dampAirReadsHighAsInTheFogComparison() {
        assertThat(FenceMonitor.damp(60)).isEqualTo(1);
        assertThat(FenceMonitor.damp(75)).isEqualTo(1);
        assertThat(FenceMonitor.damp(86)).isBetween(1.2, 1.26);
        assertThat(FenceMonitor.damp(99)).isCloseTo(1.46, within(1e-9));
    }

    @Test
    void theCannonTakesOutAboutHalfWithATimeConstantOfTenMinutes() {
        WorksDust works = works(new Plume(NOON.minusSeconds(3600), Duration.ofHours(3), 400));
        Instant at = NOON;
        for (int minute = 0; minute < 10; minute++) {
            at = at.plusSeconds(60);
            works.step(at, 60, 60);
        }
        assertThat(works.suppression()).isCloseTo(0.6 * (1 - Math.exp(-1)), within(0.01));
        for (int minute = 0; minute < 50; minute++) {
            at = at.plusSeconds(60);
            works.step(at, 60, 60);
        }
        assertThat(works.suppression()).isBetween(0.58, 0.6);
        for (int minute = 0; minute < 30; minute++) {
            at = at.plusSeconds(60);
            works.step(at, 60, 0);
        }
        assertThat(works.suppression()).isLessThan(0.04);
    }

    private static WorksDust works(Plume... plumes) {
        Rainfall dry = new Rainfall(List.of(), LocalDate.MAX, CHINA, 1);
        Sky sky = new Sky(new Season(CHINA), dry, 1, 2, 200);
        return new WorksDust("east-gate", sky, List.of(plumes), LocalDate.MAX, 1);
    }
}
