package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RainGardenTest {
    private static final GardenShape SHAPE = new GardenShape(40, 600, 300, 1, 0.4, 42);

    @Test
    void noWaterIsMadeOrLost() {
        RainGarden garden = filled(SHAPE, 60);
        assertThat(garden.inflow()).isCloseTo(garden.outflow() + garden.level(), within(1e-9));
        assertThat(garden.inflow()).isCloseTo(60 * (1 + 0.6 * 15), within(0.5));
    }

    @Test
    void itDrainsAsFastAsHealthyGardensDo() {
        RainGarden garden = filled(SHAPE, 35);
        assertThat(garden.level()).isGreaterThan(178);
        assertThat(rate(garden, 25)).isBetween(30.0, 85.0);
    }

    @Test
    void coldWaterSeepsAtLessThanTwoThirds() {
        double summer = rate(filled(SHAPE, 35), 25);
        double winter = rate(filled(SHAPE, 35), 3);
        assertThat(winter / summer).isBetween(0.4, 0.65);
    }

    @Test
    void theWeirHoldsTheWaterNearTheLip() {
        GardenShape small = new GardenShape(25, 600, 300, 1, 0.4, 42);
        RainGarden garden = new RainGarden(small, 0.2);
        double top = 0;
        for (int minute = 0; minute < 90; minute++) {
            garden.step(60, minute < 60 ? 1 : 0, 0, 25);
            top = Math.max(top, garden.level());
        }
        assertThat(top).isBetween(300.0, 345.0);
    }

    @Test
    void thePlantingSoilIsFullWhilePondedAndDriesAfterwards() {
        RainGarden garden = filled(SHAPE, 35);
        assertThat(garden.media()).isCloseTo(Texture.SANDY_LOAM.saturation(), within(1e-9));
        for (int minute = 0; minute < 4 * 1440; minute++) {
            garden.step(60, 0, 4.0 / 1440, 25);
        }
        assertThat(garden.level()).isZero();
        assertThat(garden.media()).isBetween(0.17, 0.23);
    }

    private static RainGarden filled(GardenShape shape, double rain) {
        RainGarden garden = new RainGarden(shape, 0.2);
        for (int minute = 0; minute < 90; minute++) {
            garden.step(60, minute < 60 ? rain / 60 : 0, 0, 25);
        }
        return garden;
    }

    /** Mean fall from 178 to 127 mm, mm/h. */
    private static double rate(RainGarden garden, double water) {
        int minutes = 0;
        while (garden.level() > 127) {
            garden.step(60, 0, 0, water);
            minutes += garden.level() < 178 ? 1 : 0;
        }
        return (178 - 127) * 60.0 / minutes;
    }
}
