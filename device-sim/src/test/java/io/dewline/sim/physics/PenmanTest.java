package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PenmanTest {
    private static final double MEGAJOULE = 1 / 0.0036;

    /** FAO-56 example 19: N'Diaye, 14:00 to 15:00 and 02:00 to 03:00, 101.2 kPa at 8 m. */
    @Test
    void itGivesTheBooksHourOfAnAfternoonAndOfANight() {
        assertThat(Penman.hourly(38, 52, 3.3, 1012, 2.450 * MEGAJOULE, 0.923)).isCloseTo(0.63, within(0.01));
        assertThat(Penman.hourly(28, 90, 1.9, 1012, 0, 0.8)).isZero();
    }

    @Test
    void cloudsAndStillDampAirTakeLess() {
        double dry = Penman.hourly(30, 30, 2, 1000, 800, 1);
        assertThat(Penman.hourly(30, 30, 2, 1000, 240, 0.3)).isLessThan(0.5 * dry);
        assertThat(Penman.hourly(30, 80, 2, 1000, 800, 1)).isLessThan(dry);
        assertThat(Penman.hourly(30, 30, 0.5, 1000, 800, 1)).isLessThan(dry);
    }
}
