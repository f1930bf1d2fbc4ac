package io.dewline.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.quality.LevelPlausibility.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {
    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @ValueSource(doubles = {32_767, -32_768, 65_535, -327.68, 327.67, -999, -9_999, -999_999, Double.NaN})
    void sentinelsAreNoValues(double value) {
        assertThat(Sentinels.with().says(value)).isTrue();
    }

    @Test
    void aDeviceMayHaveItsOwnSentinels() {
        assertThat(Sentinels.with().says(0)).isFalse();
        assertThat(Sentinels.with().says(-5)).isFalse();
        assertThat(Sentinels.with(0, -5).says(0)).isTrue();
        assertThat(Sentinels.with(0, -5).says(-5)).isTrue();
        assertThat(Sentinels.with(-2.5).says((float) -2.5)).isTrue();
        assertThat(Sentinels.with().says(327.66)).isFalse();
    }

    @Test
    void particlesAreOrderedBySize() {
        assertThat(DustPlausibility.ordered(178, 140.6, 75.6)).isTrue();
        assertThat(DustPlausibility.ordered(217, 295, 40)).isFalse();
        assertThat(DustPlausibility.ordered(0, 24, Double.NaN)).isFalse();
        assertThat(DustPlausibility.ordered(Double.NaN, 24, 30)).isTrue();
        assertThat(DustPlausibility.ordered(20, Double.NaN, 60)).isFalse();
        assertThat(DustPlausibility.inRange(20_001)).isFalse();
        assertThat(DustPlausibility.inRange(-0.1)).isFalse();
        assertThat(DustPlausibility.inRange(Double.NaN)).isTrue();
        assertThat(DustPlausibility.humid(95.5)).isTrue();
        assertThat(DustPlausibility.humid(95)).isFalse();
    }

    @Test
    void aJumpWithoutNeighboursIsImplausible() {
        assertThat(DustPlausibility.jumped(80, 700, MINUTE, Double.NaN)).isTrue();
        assertThat(DustPlausibility.jumped(80, 700, MINUTE, 20)).isTrue();
        assertThat(DustPlausibility.jumped(80, 700, MINUTE, 400))
                .as("a storm front")
                .isFalse();
        assertThat(DustPlausibility.jumped(80, 700, 5 * MINUTE, 20)).isFalse();
        assertThat(DustPlausibility.jumped(80, Double.NaN, MINUTE, 20)).isFalse();
    }

    @Test
    void aSensorIsStuckWhenOnlyItRests() {
        Stuck stuck = new Stuck(60 * MINUTE, 2);
        for (int minute = 0; minute <= 60; minute++) {
            stuck.take(minute * MINUTE, 42, 55 + 0.1 * minute);
        }
        assertThat(stuck.stuck(59 * MINUTE)).isFalse();
        assertThat(stuck.stuck(60 * MINUTE)).isTrue();
        stuck.take(61 * MINUTE, 43, 61);
        assertThat(stuck.stuck(61 * MINUTE)).isFalse();
        Stuck calm = new Stuck(60 * MINUTE, 2);
        calm.take(0, 42, 55);
        calm.take(90 * MINUTE, 42, 55.5);
        assertThat(calm.stuck(90 * MINUTE)).as("nothing moves").isFalse();
        Stuck alone = new Stuck(60 * MINUTE, 0);
        alone.take(0, 42, Double.NaN);
        alone.take(30 * MINUTE, Double.NaN, Double.NaN);
        assertThat(alone.stuck(60 * MINUTE)).isTrue();
        assertThat(new Stuck(60 * MINUTE, 0).stuck(90 * MINUTE)).isFalse();
    }

    @Test
    void aLevelHasAFloorAndALip() {
        assertThat(LevelPlausibility.judge(-25, 300)).isEqualTo(Verdict.OFFSET);
        assertThat(LevelPlausibility.judge(-15, 300)).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(LevelPlausibility.judge(600, 300)).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(LevelPlausibility.judge(600, Double.NaN)).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(LevelPlausibility.judge(Double.NaN, 300)).isEqualTo(Verdict.MISSING);
    }

    @Test
    void theOffsetIsTheFifthPercentileOfDryDays() {
        double[] levels = new double[101];
        for (int i = 0; i <= 100; i++) {
            levels[i] = i - 40;
        }
        assertThat(LevelPlausibility.offset(levels)).isCloseTo(-35, offset(1e-9));
        assertThat(LevelPlausibility.offset()).isNaN();
    }
}
