package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SoilZoneTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Bed LAWN = new Bed(Texture.LOAM, 0.3, 0.95, 0.4);

    @ParameterizedTest
    @EnumSource(Texture.class)
    void noWaterIsMadeOrLost(Texture soil) {
        SoilZone zone = new SoilZone(new Bed(soil, 0.3, 0.9, 0.5), soil.fieldCapacity(), 0.1, 20);
        double before = zone.stored();
        for (int minute = 0; minute < 3000; minute++) {
            zone.step(60, minute < 120 ? 0.4 : 0, minute > 600 && minute < 660 ? 0.2 : 0, 0.004, 25);
        }
        assertThat(zone.stored() + zone.lost()).isCloseTo(before + 48 + 59 * 0.2, within(1e-6));
    }

    @Test
    void aDryDayCostsWhatRealProbesShowed() {
        SoilZone zone = new SoilZone(LAWN, 0.29, 0.1, 20);
        IntStream.range(0, 1440).forEach(m -> zone.step(60, 0, 0, 4.0 / 1440, 25));
        assertThat(0.29 - zone.theta()).isBetween(0.002, 0.013);
    }

    @Test
    void waterReachesTheProbeNotBeforeItsFrontDoes() {
        SoilZone zone = new SoilZone(LAWN, 0.24, 0.1, 20);
        IntStream.range(0, 30).forEach(m -> zone.step(60, 0, 12.7 / 60, 0, 25));
        double early = zone.theta() - 0.24;
        IntStream.range(0, 90).forEach(m -> zone.step(60, 0, 0, 0, 25));
        double late = zone.theta() - 0.24;
        assertThat(late).isCloseTo(6.35 / 300, within(0.0015));
        assertThat(early).isLessThan(0.4 * late);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 8.5, 20, 60", "0.05, 4, 20, 90", "0.1, 8.5, 20, 80", "0.1, 4, 30, 140", "0.3, 4, 60, 200"})
    void theDeeperAndTheWeakerTheLaterTheProbeShowsIt(double depth, double rate, int least, int most) {
        SoilZone zone = new SoilZone(LAWN, 0.24, depth, 20);
        int minutes = 0;
        while (zone.theta() < 0.243) {
            zone.step(60, rate / 60, 0, 0, 20);
            minutes++;
        }
        assertThat(minutes).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"LOAM, 0.3, 0.95, 0.4", "SANDY_LOAM, 0.4, 0.6, 0.5", "SILT_LOAM, 0.6, 0.7, 0.5"})
    void theDryDaysOfASummerCostWhatRealProbesShowed(Texture soil, double roots, double crop, double tolerated) {
        Bed bed = new Bed(soil, roots, crop, tolerated);
        SoilZone zone = new SoilZone(bed, soil.fieldCapacity(), 0.1, 20);
        Sky sky = new Sky(new Season(CHINA), new Rainfall(List.of(), LocalDate.EPOCH, CHINA, 2), 2, 2, 200);
        Instant at = LocalDate.of(2026, 5, 1).atStartOfDay(CHINA).toInstant();
        List<Double> losses = new ArrayList<>();
        for (int day = 0; day < 150; day++) {
            double before = zone.theta();
            double fallen = 0;
            for (int minute = 0; minute < 1440; minute++) {
                Instant next = at.plusSeconds(60);
                sky.step(next, 60);
                double rain = sky.rain("a", at, next);
                fallen += rain;
                zone.step(60, rain, 0, sky.reference("a", at, next), 25);
                at = next;
            }
            if (fallen == 0 && before < soil.fieldCapacity() && zone.depletion() < tolerated * bed.totalWater()) {
                losses.add(before - zone.theta());
            }
            if (zone.depletion() > tolerated * bed.totalWater()) {
                zone.refill();
            }
        }
        Collections.sort(losses);
        assertThat(losses).hasSizeGreaterThan(50);
        assertThat(losses.get(losses.size() / 2)).isBetween(0.002, 0.015);
        assertThat(losses.get(losses.size() - 1)).isLessThan(0.022);
    }

    @Test
    void frozenGroundReadsDryTakesNoWaterAndComesBack() {
        SoilZone zone = new SoilZone(LAWN, 0.30, 0.05, 3);
        run(zone, 3, 0, -6);
        assertThat(zone.temperature()).isLessThan(-0.5);
        assertThat(zone.apparent()).isCloseTo(0.17, within(0.005));
        assertThat(zone.theta()).isCloseTo(0.30, within(0.005));
        zone.step(3600, 10, 0, 0, -6);
        assertThat(zone.runoff()).isGreaterThan(4.9);
        run(zone, 3, 0, 0.3);
        assertThat(zone.apparent()).isCloseTo(0.17, within(0.005));
        run(zone, 3, 0, 4);
        assertThat(zone.apparent()).isCloseTo(zone.theta(), within(0.005)).isGreaterThan(0.29);
    }

    @Test
    void iceTakesUpTheWarmthBeforeTheGroundGetsAny() {
        SoilZone zone = new SoilZone(LAWN, 0.30, 0.1, -2);
        int hours = 0;
        while (zone.frozen() > 0) {
            zone.step(3600, 0, 0, 0, 5);
            assertThat(zone.frozen() > 0.001 ? zone.temperature() : 0).isLessThan(0.6);
            hours++;
        }
        // 0.13 m³/m³ of ice hold the warmth of 17 K; 5 °C bring 12 K a day to this depth.
        assertThat(hours).isBetween(24, 60);
        run(zone, 1, 0, 5);
        assertThat(zone.temperature()).isGreaterThan(4);
    }

    @Test
    void theDaysWaveReachesADeepProbeWeakerAndLater() {
        assertThat(wave(0.05)).isGreaterThan(wave(0.1));
        assertThat(wave(0.1)).isGreaterThan(wave(0.3)).isBetween(0.25, 0.55);
        assertThat(wave(0.3)).isLessThan(0.2);
    }

    @Test
    void aProbeWandersAtMostAHundredthInTwoYears() {
        for (int seed = 0; seed < 50; seed++) {
            SoilProbe probe = new SoilProbe(new Dice(seed, "probe"));
            double off = IntStream.range(0, 400)
                            .mapToDouble(i -> probe.read(0.25, 8.5, 2 * 365.25))
                            .average()
                            .orElseThrow()
                    - 0.25;
            assertThat(off).isCloseTo(2 * probe.yearly(), within(0.0003)).isBetween(-0.0105, 0.0105);
        }
    }

    @Test
    void aboveFieldCapacityItDrainsInOneToTwoDays() {
        SoilZone zone = new SoilZone(LAWN, 0.40, 0.1, 20);
        IntStream.range(0, 2880).forEach(m -> zone.step(60, 0, 0, 0, 20));
        assertThat(zone.theta()).isBetween(0.31, 0.325);
    }

    @Test
    void drySoilGivesLessAndNeverGoesBelowWilting() {
        SoilZone zone = new SoilZone(LAWN, 0.17, 0.1, 20);
        IntStream.range(0, 60 * 1440).forEach(m -> zone.step(60, 0, 0, 6.0 / 1440, 30));
        assertThat(zone.theta()).isBetween(0.15, 0.155);
    }

    @Test
    void rainBeyondTheIntakeRunsOff() {
        SoilZone zone = new SoilZone(LAWN, 0.20, 0.1, 20);
        IntStream.range(0, 60).forEach(m -> zone.step(60, 1, 0, 0, 20));
        assertThat(zone.lost()).isCloseTo(60 - 8.9 - 5, within(0.2));
    }

    private static void run(SoilZone zone, int days, double reference, double air) {
        IntStream.range(0, 1440 * days).forEach(m -> zone.step(60, 0, 0, reference, air));
    }

    /** Part of the air's daily wave that reaches a probe. */
    private static double wave(double depth) {
        SoilZone zone = new SoilZone(LAWN, 0.3, depth, 15);
        double top = 0;
        for (int minute = 0; minute < 10 * 1440; minute++) {
            zone.step(60, 0, 0, 0, 15 + 6 * Math.sin(2 * Math.PI * minute / 1440));
            top = minute > 9 * 1440 ? Math.max(top, zone.temperature() - 15) : 0;
        }
        return top / 6;
    }

    @Test
    void suctionStandsAt33AtFieldCapacityAnd1500AtWilting() {
        assertThat(new SoilZone(LAWN, 0.31, 0.1, 20).suction()).isCloseTo(33, within(0.1));
        assertThat(new SoilZone(LAWN, 0.15, 0.1, 20).suction()).isCloseTo(1500, within(1.0));
    }

    @Test
    void aProbeRipplesWithTheDayAndShowsStepsOfAThousandth() {
        SoilProbe probe = new SoilProbe(new Dice(1, "probe"));
        double[] afternoon = IntStream.range(0, 4000)
                .mapToDouble(i -> probe.read(0.25, 14.5, 0))
                .toArray();
        double[] night = IntStream.range(0, 4000)
                .mapToDouble(i -> probe.read(0.25, 2.5, 0))
                .toArray();
        assertThat(IntStream.range(0, 4000)
                        .mapToDouble(i -> afternoon[i] - night[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(0.002, within(0.0001));
        assertThat(Arrays.stream(afternoon)
                        .map(v -> Math.abs(1000 * v - Math.rint(1000 * v)))
                        .max()
                        .orElseThrow())
                .isLessThan(1e-6);
    }
}
