package io.dewline.rules.raingarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawdownTest {
    private static final long STEP = 600_000;

    private final Drawdown drawdown = new Drawdown(Double.NaN);
    private final Random noise = new Random(7);
    private long now;

    /** Levels from {@code first} to {@code last} in steps of ten minutes, with a sensor's noise. */
    private void levels(double first, double last, double hours, double noiseMillimetres) {
        int steps = (int) (hours * 6);
        for (int i = 1; i <= steps; i++) {
            now += STEP;
            double level = first + (last - first) * i / steps;
            drawdown.take(now, level + noise.nextGaussian() * noiseMillimetres);
        }
    }

    @Test
    void aDryGardenHasNone() {
        assertThat(drawdown.hours(0)).isNaN();
        levels(-12, -12, 24, 3);
        assertThat(drawdown.standing()).isFalse();
        assertThat(drawdown.hours(now)).isZero();
    }

    /** A lined garden keeps a pool: it is never dry, and has drained when it is down to the pool. */
    @Test
    void aPoolThatStaysByDesignIsNoStandingWater() {
        Drawdown plain = new Drawdown(Double.NaN);
        Drawdown lined = new Drawdown(55);
        double[] levels = new double[400];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i < 100 ? 56 : Math.max(56, 250 - (i - 100) * 3);
        }
        for (int i = 0; i < levels.length; i++) {
            plain.take(i * STEP, levels[i]);
            lined.take(i * STEP, levels[i]);
            boolean full = i >= 100 && levels[i] > 80;
            assertThat(lined.standing()).as("%d: %s mm", i, levels[i]).isEqualTo(full);
        }
        assertThat(plain.hours(399 * STEP)).isGreaterThan(40);
        assertThat(lined.hours(399 * STEP)).isZero();
        assertThat(lined.dryLevel()).isEqualTo(55);
    }

    @Test
    void countsFromTheEndOfTheInflow() {
        levels(-12, -12, 12, 0);
        levels(-12, 250, 3, 0);
        long peak = now;
        levels(250, 60, 20, 0);
        assertThat(drawdown.hours(now)).isCloseTo((now - peak) / 3.6e6, offset(1e-9));
        levels(60, 0, 4, 0);
        assertThat(drawdown.hours(now)).isZero();
    }

    @Test
    void noiseNeitherProlongsNorRenewsAnInflow() {
        levels(4, 4, 12, 3);
        levels(4, 280, 3, 3);
        levels(280, 200, 60, 3);
        assertThat(drawdown.hours(now)).isBetween(57.0, 60.5);
    }

    @Test
    void aSecondRainBeginsAnew() {
        levels(4, 4, 12, 2);
        levels(4, 200, 2, 2);
        levels(200, 120, 20, 2);
        levels(120, 190, 1, 2);
        levels(190, 150, 10, 2);
        assertThat(drawdown.hours(now)).isBetween(9.0, 10.5);
    }

    @Test
    void theDryLevelFollowsTheSensorsDriftDownAtOnceAndUpSlowly() {
        levels(0, 0, 24, 0);
        levels(-18, -18, 24, 0);
        assertThat(drawdown.dryLevel()).isEqualTo(-18);
        levels(-18, 2, 20 * 24, 0);
        assertThat(drawdown.dryLevel()).isBetween(-2.0, 2.0);
        assertThat(drawdown.standing()).isFalse();
    }

    @Test
    void waterInAWellBelowTheFloorDoesNotStand() {
        levels(-130, -130, 12, 2);
        levels(-130, -40, 3, 2);
        levels(-40, -60, 60, 2);
        assertThat(drawdown.standing()).isFalse();
        levels(-60, 250, 3, 2);
        long peak = now;
        levels(250, 60, 20, 0);
        assertThat(drawdown.hours(now)).isCloseTo((now - peak) / 3.6e6, offset(0.5));
        levels(60, -80, 4, 0);
        assertThat(drawdown.standing()).isFalse();
    }

    @Test
    void anEngineThatStartsWhileWaterStandsSeesIt() {
        levels(220, 180, 10, 2);
        assertThat(drawdown.standing()).isTrue();
        assertThat(drawdown.hours(now)).isBetween(9.0, 10.0);
    }
}
