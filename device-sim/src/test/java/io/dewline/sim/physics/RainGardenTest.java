package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
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
    void coldWaterSeepsAtLessThanHalf() {
        double summer = rate(filled(SHAPE, 35), 25);
        double winter = rate(filled(SHAPE, 35), 3);
        assertThat(winter / summer).isBetween(0.4, 0.5);
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

    @Test
    void aSwaleFillsRunsOnAndIsEmptySoon() {
        RainGarden swale = new RainGarden(GardenShape.of("swale", 60, 900, 200), 0.2);
        double top = 0;
        int wet = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            swale.step(60, minute < 60 ? 0.5 : 0, 0, 20);
            top = Math.max(top, swale.level());
            wet += swale.level() > 25 ? 1 : 0;
        }
        assertThat(top).isBetween(60.0, 200.0);
        assertThat(wet).isLessThan(4 * 60);
        assertThat(swale.level()).isLessThan(1);
    }

    @Test
    void aWetlandKeepsItsPoolThroughDroughtAndCloudburst() {
        GardenShape shape = GardenShape.of("wetland", 300, 1500, 400);
        RainGarden wetland = new RainGarden(shape, 0.4);
        double least = 1000;
        double top = 0;
        for (int minute = 0; minute < 40 * 1440; minute++) {
            int day = minute / 1440;
            wetland.step(60, day == 20 && minute % 1440 < 60 ? 1 : 0, 6.0 / 1440, 25);
            least = Math.min(least, wetland.level());
            top = Math.max(top, wetland.level());
        }
        assertThat(shape.pool()).isEqualTo(200);
        assertThat(least).isBetween(175.0, 200.0);
        assertThat(top).isBetween(300.0, 460.0);
        assertThat(wetland.level()).isBetween(175.0, 215.0);
        assertThat(wetland.inflow()).isCloseTo(wetland.outflow() + wetland.level(), within(1e-6));
    }

    @Test
    void anOrificeAndAGrassedChannelFlowAsTheirFormulasSay() {
        assertThat(new Outlet.Orifice(0, 0.01).flow(500))
                .isCloseTo(0.62 * 0.01 * Math.sqrt(2 * 9.81 * 0.5), within(1e-9));
        assertThat(new Outlet.Orifice(0, 0.01).flow(-3)).isZero();
        assertThat(new Outlet.Channel(2, 0.01).flow(100)).isCloseTo(0.01724, within(1e-4));
    }

    @Test
    void theOutletTakesItsPartAndNoWaterIsLost() {
        GardenShape drained = new GardenShape(40, 600, 300, 1, 0.4, 10, new Outlet.Orifice(100, 0.002), 0);
        RainGarden garden = filled(drained, 35);
        for (int minute = 0; minute < 240; minute++) {
            garden.step(60, 0, 0, 20);
        }
        assertThat(garden.level()).isLessThan(100);
        assertThat(filled(new GardenShape(40, 600, 300, 1, 0.4, 10), 35).level())
                .isGreaterThan(250);
        assertThat(garden.inflow()).isCloseTo(garden.outflow() + garden.level(), within(1e-9));
    }

    @Test
    void aDrainOfTheRegistryTakesThePlaceOfTheTypesOutlet() {
        GardenShape drained = GardenShape.of("rain garden", 40, 600, 300).drained(50, 80);
        assertThat(drained.outlet()).isEqualTo(new Outlet.Orifice(80, Math.PI / 4 * 0.05 * 0.05));
        assertThat(drained.pool()).isZero();
        assertThat(GardenShape.of("wetland", 40, 600, 300).drained(50, 80).pool())
                .isEqualTo(80);
    }

    @Test
    void aGardenClogsEvenlyAndIsCleanedAtOnce() {
        RainGarden garden = new RainGarden(SHAPE, 0.2);
        garden.permeability(0.2, Duration.ofDays(10));
        for (int minute = 0; minute < 5 * 1440; minute++) {
            garden.step(60, 0, 0, 20);
        }
        assertThat(garden.permeability()).isCloseTo(0.6, within(1e-6));
        for (int minute = 0; minute < 6 * 1440; minute++) {
            garden.step(60, 0, 0, 20);
        }
        assertThat(garden.permeability()).isCloseTo(0.2, within(1e-9));
        garden.permeability(1);
        assertThat(garden.permeability()).isEqualTo(1);
        garden.step(60, 0, 0, 20);
        assertThat(garden.permeability()).isEqualTo(1);
    }

    @Test
    void aBlockedInletLetsOnlyTheRainInThatFallsOnTheGarden() {
        RainGarden garden = new RainGarden(SHAPE, 0.2);
        garden.inlet(0);
        for (int minute = 0; minute < 240; minute++) {
            garden.step(60, minute < 60 ? 35 / 60.0 : 0, 0, 20);
        }
        assertThat(garden.inflow()).isCloseTo(35, within(1e-6));
        assertThat(garden.turnedAway()).isCloseTo(0.6 * 35 * 15, within(1.0));
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
