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
import java.util.Set;
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

    @Test
    void hazeIsFineAndADustStormIsCoarse() {
        Region region = new Region(new Dice(1, "region"), 60, 0);
        assertThat(region.pm25() / region.pm10()).isBetween(0.6, 0.65);
        region.haze(300);
        assertThat(region.pm10()).isCloseTo(360, within(1e-9));
        assertThat(region.pm25() / region.pm10()).isBetween(0.6, 0.65);
        region.haze(0);
        region.storm(900);
        assertThat(region.pm25() / region.pm10()).isLessThan(0.35);
    }

    @Test
    void aDustStormComesWithinHalfAnHourAndGoesSlowly() {
        DustStorm storm = new DustStorm(NOON, Duration.ofHours(10), 900, 6);
        assertThat(storm.part(NOON)).isZero();
        assertThat(storm.part(NOON.plusSeconds(1800))).isCloseTo(1, within(1e-9));
        assertThat(storm.part(NOON.plusSeconds(6 * 3600))).isBetween(0.3, 0.6);
        assertThat(storm.part(NOON.plusSeconds(10 * 3600))).isZero();
    }

    @Test
    void anOrdinarySpringBringsAboutOneStormAMonthAndOtherSeasonsNone() {
        int spring = 0;
        int other = 0;
        for (int seed = 0; seed < 40; seed++) {
            Desert desert = new Desert(List.of(), LocalDate.of(2026, 1, 1), CHINA, seed);
            for (int day = 0; day < 365; day++) {
                boolean storm = false;
                for (int hour = 0; hour < 24; hour++) {
                    Instant at = LocalDate.of(2026, 1, 1)
                            .plusDays(day)
                            .atTime(hour, 0)
                            .atZone(CHINA)
                            .toInstant();
                    storm |= desert.pm10(at) > 200;
                    assertThat(desert.pm10(at) > 0).isEqualTo(desert.wind(at) > 0);
                }
                int month = LocalDate.of(2026, 1, 1).plusDays(day).getMonthValue();
                if (month >= 3 && month <= 5) {
                    spring += storm ? 1 : 0;
                } else if (month != 6) {
                    other += storm ? 1 : 0;
                }
            }
        }
        assertThat(other).isZero();
        assertThat(spring / 40.0 / 3).isBetween(0.7, 1.7);
    }

    @Test
    void aHeatedInletTakesTheDampOut() {
        WorksDust works = works();
        Region region = new Region(new Dice(1, "region"), 100, 0);
        Instant night = Instant.parse("2026-06-01T19:00:00Z");
        Storm rain = new Storm(night.minusSeconds(3600), Duration.ofHours(3), 1, Set.of());
        Sky wet = new Sky(new Season(CHINA), new Rainfall(List.of(rain), LocalDate.MAX, CHINA, 1), 1, 2, 200);
        WorksDust damp = new WorksDust("east-gate", wet, List.of(), LocalDate.MAX, 1);
        FenceMonitor bare = new FenceMonitor(20, new Dice(1, "a"));
        FenceMonitor heated = new FenceMonitor(20, new Dice(1, "a"));
        heated.dry(true);
        bare.sample(damp, region, night);
        heated.sample(damp, region, night);
        assertThat(bare.humidity()).isGreaterThan(90);
        assertThat(bare.pm10() / heated.pm10()).isBetween(1.3, 1.46);
        bare.sample(works, region, NOON);
        assertThat(bare.pm10()).isBetween(90.0, 110.0);
    }

    @Test
    void aMonitorUnderTheCannonShowsWetAirWithoutDustAndDriesWithinMinutes() {
        WorksDust works = works();
        Region region = new Region(new Dice(1, "region"), 100, 0);
        FenceMonitor washed = new FenceMonitor(20, new Dice(1, "a"));
        FenceMonitor other = new FenceMonitor(140, new Dice(1, "b"));
        washed.sample(works, region, NOON);
        washed.wash(true);
        washed.sample(works, region, NOON.plusSeconds(60));
        other.sample(works, region, NOON.plusSeconds(60));
        assertThat(washed.humidity()).isGreaterThan(90);
        assertThat(washed.pm10()).isLessThan(35);
        assertThat(other.humidity()).isLessThan(60);
        assertThat(other.pm10()).isGreaterThan(90);
        washed.wash(false);
        washed.sample(works, region, NOON.plusSeconds(120));
        assertThat(washed.pm10()).isLessThan(60);
        washed.sample(works, region, NOON.plusSeconds(3600));
        assertThat(washed.pm10()).isGreaterThan(90);
        assertThat(washed.humidity()).isLessThan(60);
    }

    @Test
    void aGaleRaisesDustFromBarePlotsLittleThroughNetsAndNoneFromWetGround() {
        assertThat(raised(Cover.BARE, 9, 0)).isBetween(60.0, 150.0);
        assertThat(raised(Cover.NET, 9, 0)).isCloseTo(0.3 * raised(Cover.BARE, 9, 0), within(1e-9));
        assertThat(raised(Cover.BARE, 5, 0)).isZero();
        assertThat(raised(Cover.BARE, 9, 3)).isZero();
        assertThat(Cover.named("net")).contains(Cover.NET);
        assertThat(Cover.named("snow")).isEmpty();
    }

    @Test
    void aCannonDoesHalfAsMuchInAGale() {
        assertThat(WorksDust.removed(1)).isEqualTo(0.6);
        assertThat(WorksDust.removed(5)).isBetween(0.4, 0.5);
        assertThat(WorksDust.removed(12)).isCloseTo(0.3, within(1e-9));
    }

    /** What the wind raises three hours after a shower, µg/m³. */
    private static double raised(Cover cover, double wind, double shower) {
        Storm rain = new Storm(NOON.minusSeconds(4 * 3600), Duration.ofHours(1), shower, Set.of());
        Rainfall rainfall = new Rainfall(List.of(rain), LocalDate.MAX, CHINA, 1);
        Sky sky = new Sky(new Season(CHINA), rainfall, 1, 0, 200);
        sky.gale(wind);
        WorksDust works = new WorksDust("east-gate", sky, List.of(), LocalDate.MAX, 1);
        works.cover(cover);
        for (int minute = -300; minute <= 0; minute++) {
            works.step(NOON.plusSeconds(60L * minute), 60, 0);
        }
        return works.added(NOON);
    }

    private static WorksDust works(Plume... plumes) {
        Rainfall dry = new Rainfall(List.of(), LocalDate.MAX, CHINA, 1);
        Sky sky = new Sky(new Season(CHINA), dry, 1, 2, 200);
        return new WorksDust("east-gate", sky, List.of(plumes), LocalDate.MAX, 1);
    }
}
