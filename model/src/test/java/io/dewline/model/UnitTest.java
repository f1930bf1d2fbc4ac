package io.dewline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void convertsWholeRatiosWithoutALastDigitOff() {
        assertThat(Unit.MILLIGRAM_PER_CUBIC_METRE.to(Unit.MICROGRAM_PER_CUBIC_METRE, 0.15))
                .isEqualTo(150);
        assertThat(Unit.MICROGRAM_PER_CUBIC_METRE.to(Unit.MILLIGRAM_PER_CUBIC_METRE, 150))
                .isEqualTo(0.15);
        assertThat(Unit.MILLIMETRE_PER_DAY.to(Unit.MILLIMETRE_PER_HOUR, 240)).isEqualTo(10);
        assertThat(Unit.PERCENT.to(Unit.ONE, 75)).isEqualTo(0.75);
        assertThat(Unit.MINUTE.to(Unit.HOUR, 90)).isEqualTo(1.5);
    }

    @Test
    void convertsOtherRatios() {
        assertThat(Unit.KILOMETRE_PER_HOUR.to(Unit.METRE_PER_SECOND, 36)).isEqualTo(10);
        assertThat(Unit.CUBIC_METRE_PER_HOUR.to(Unit.LITRE_PER_MINUTE, 0.06))
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void refusesAnotherDimension() {
        assertThatThrownBy(() -> Unit.MILLIMETRE.to(Unit.HOUR, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
