package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoilZoneTest {
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

    @Test
    void suctionStandsAt33AtFieldCapacityAnd1500AtWilting() {
        assertThat(new SoilZone(LAWN, 0.31, 0.1, 20).suction()).isCloseTo(33, within(0.1));
        assertThat(new SoilZone(LAWN, 0.15, 0.1, 20).suction()).isCloseTo(1500, within(1.0));
    }

    @Test
    void aProbeRipplesWithTheDayAndShowsStepsOfAThousandth() {
        SoilProbe probe = new SoilProbe(new Dice(1, "probe"));
        double[] afternoon = IntStream.range(0, 4000)
                .mapToDouble(i -> probe.read(0.25, 14.5))
                .toArray();
        double[] night =
                IntStream.range(0, 4000).mapToDouble(i -> probe.read(0.25, 2.5)).toArray();
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
