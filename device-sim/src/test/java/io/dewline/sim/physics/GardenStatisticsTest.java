package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gardens over a year of storms against what level sensors in Detroit and Philadelphia showed. */
class GardenStatisticsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Season SEASON = new Season(CHINA);
    private static final double HEALTHY =
            GardenShape.of("rain garden", 40, 600, 300).infiltration();

    @ParameterizedTest
    @CsvSource({"1, 2.5, 5", "0.2, 11, 19"})
    void halfOfTheWaterIsGoneAfterAboutFourHoursAndInASlowGardenAfterFifteen(
            double permeability, double least, double most) {
        double[] halves = events(4, 11).stream()
                .mapToDouble(storm -> half(permeability, storm))
                .sorted()
                .toArray();
        assertThat(halves[halves.length / 2]).isBetween(least, most);
    }

    @Test
    void inWinterItSeepsAtLessThanHalfTheRateOfSummer() {
        double summer =
                median(events(6, 8).stream().mapToDouble(s -> rate(1, s)).toArray());
        double winter =
                median(events(1, 2).stream().mapToDouble(s -> rate(1, s)).toArray());
        assertThat(winter / summer).isBetween(0.36, 0.5);
        assertThat(summer).isBetween(30.0, 85.0);
    }

    @Test
    void autumnLiesBetweenAsAtPhiladelphia() {
        double summer =
                median(events(7, 7).stream().mapToDouble(s -> rate(1, s)).toArray());
        double autumn =
                median(events(11, 11).stream().mapToDouble(s -> rate(1, s)).toArray());
        // July 77–85 mm/h, November and December 13–40 mm/h at one garden.
        assertThat(autumn / summer).isBetween(0.35, 0.6);
    }

    @Test
    void aCloggedGardenLosesWhatItsSoilNoLongerLetsThrough() {
        Instant storm = events(7, 7).get(0);
        for (double left : new double[] {0.1, 0.3, 0.5}) {
            assertThat(rate(left, storm) / rate(1, storm)).isBetween(0.8 * left, 1.2 * left);
        }
    }

    /** Noon of every tenth day of some months. */
    private static List<Instant> events(int firstMonth, int lastMonth) {
        return LocalDate.of(2026, firstMonth, 3)
                .datesUntil(LocalDate.of(2026, lastMonth, 28))
                .filter(day -> day.getDayOfMonth() % 10 == 3)
                .map(day -> day.atTime(12, 0).atZone(CHINA).toInstant())
                .toList();
    }

    /** Hours from the highest level to half of it, after 35 mm in an hour. */
    private static double half(double permeability, Instant storm) {
        RainGarden garden = filled(permeability, storm);
        double peak = garden.level();
        int minutes = 0;
        while (garden.level() > peak / 2) {
            garden.step(60, 0, 0, SEASON.meanTemperature(storm));
            minutes++;
        }
        return minutes / 60.0;
    }

    /** Mean fall from 178 to 127 mm, mm/h. */
    private static double rate(double permeability, Instant storm) {
        RainGarden garden = filled(permeability, storm);
        int minutes = 0;
        while (garden.level() > 127) {
            garden.step(60, 0, 0, SEASON.meanTemperature(storm));
            minutes += garden.level() < 178 ? 1 : 0;
        }
        return (178 - 127) * 60.0 / minutes;
    }

    /** At its highest level after 35 mm of rain in an hour. */
    private static RainGarden filled(double permeability, Instant storm) {
        RainGarden garden = new RainGarden(new GardenShape(40, 600, 300, 1, 0.4, HEALTHY), 0.2);
        garden.permeability(permeability);
        double level = -1;
        for (int minute = 0; garden.level() > level || minute < 60; minute++) {
            level = garden.level();
            garden.step(60, minute < 60 ? 35 / 60.0 : 0, 0, SEASON.meanTemperature(storm));
        }
        assertThat(garden.level()).isGreaterThan(178);
        return garden;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
