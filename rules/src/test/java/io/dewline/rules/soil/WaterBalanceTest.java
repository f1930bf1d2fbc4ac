package io.dewline.rules.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.evidence.Table;
import io.dewline.rules.soil.SoilProfile.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class WaterBalanceTest {
    private static final Crop COTTON = new Crop(0.15, 1.225, 0.5, 35, 50, 46, 39, 0.05, 1.2, 0.2, 1.5, 0.65);
    private static final SoilProfile MARICOPA = new SoilProfile(List.of(
            new Layer(200, 0.249, 0.113, 0.058),
            new Layer(400, 0.249, 0.113, 0.183),
            new Layer(600, 0.210, 0.104, 0.206),
            new Layer(800, 0.210, 0.104, 0.243),
            new Layer(1000, 0.170, 0.079, 0.259),
            new Layer(1200, 0.170, 0.079, 0.266),
            new Layer(1400, 0.188, 0.093, 0.257),
            new Layer(1600, 0.188, 0.093, 0.243)));

    /** Cotton in Arizona, 2022: every day of a run of another program, from the same weather, watering, crop and soil. */
    @Test
    void reproducesTheReferenceRunDayByDay() {
        Table weather = Table.of("soil/pyfao56_cotton2022_weather_daily.csv");
        Table watering = Table.of("soil/pyfao56_cotton2022_p10-2_irrigation.csv");
        Table run = Table.of("soil/pyfao56_cotton2022_p10-2_fao56_reference_output.csv");
        Map<String, Double> depths = new HashMap<>();
        for (int row = 0; row < watering.rows(); row++) {
            depths.put(watering.text(row, "date"), watering.number(row, "depth_mm"));
        }
        WaterBalance balance = new WaterBalance(COTTON, MARICOPA, EvaporationLayer.of(0.249, 0.113, 0.06, 4));
        BalanceState state = balance.start();
        SoftAssertions softly = new SoftAssertions();
        int shorterBySum = 0;
        for (int row = 0; row < run.rows(); row++) {
            String date = run.text(row, "date");
            assertThat(weather.text(row, "date")).isEqualTo(date);
            BalanceDay day = balance.after(
                    state,
                    new BalanceWeather(
                            weather.number(row, "ETref"),
                            weather.number(row, "Rain"),
                            depths.getOrDefault(date, 0.0),
                            1,
                            ReferenceEvapotranspiration.windAtTwoMetres(weather.number(row, "Wndsp"), 3),
                            weather.number(row, "RHmin")));
            double[][] pairs = {
                {day.kcb(), run.number(row, "Kcb"), 0.001},
                {day.highestKc(), run.number(row, "Kcmax"), 0.001},
                {day.cover(), run.number(row, "fc"), 0.001},
                {day.ke(), run.number(row, "Ke"), 0.001},
                {day.evaporated(), run.number(row, "De"), 0.01},
                {day.cropEvapotranspiration(), run.number(row, "ETc"), 0.01},
                {day.fraction(), run.number(row, "p"), 0.001},
                {day.readilyAvailable(), run.number(row, "RAW"), 0.1},
                {day.stress(), run.number(row, "Ks"), 0.001},
                {day.evapotranspiration(), run.number(row, "ETa"), 0.01},
                {day.percolated(), run.number(row, "DP"), 0.01},
                {day.increment(), run.number(row, "Dinc"), 0.01},
                {day.depleted(), run.number(row, "Dr"), 0.01},
            };
            for (int i = 0; i < pairs.length; i++) {
                softly.assertThat(pairs[i][0]).as(date + " figure " + i).isCloseTo(pairs[i][1], offset(pairs[i][2]));
            }
            double published = run.number(row, "TAW");
            if (Math.abs(day.available() - published) > 0.01) {
                // Roots at a whole millimetre: the run's sum of daily growth falls short of it by 1e-13 and counts a
                // millimetre of soil less.
                double shorter = MARICOPA.available(COTTON.roots(row) - 1e-6);
                softly.assertThat(shorter).as(date + " TAW").isCloseTo(published, offset(0.01));
                shorterBySum++;
            }
            state = day.next();
        }
        softly.assertAll();
        assertThat(shorterBySum).isLessThan(25);
        assertThat(run.rows()).isEqualTo(194);
    }

    @Test
    void aLawnLosesWhatEvaporatesAndGetsBackWhatRains() {
        SoilProfile loam = SoilProfile.uniform(1000, 0.31, 0.15, 0.31);
        WaterBalance balance =
                new WaterBalance(Crop.constant(0.9, 0.1, 0.2, 0.4), loam, EvaporationLayer.of(0.31, 0.15, 0.1, 9));
        BalanceDay first = balance.after(balance.start(), new BalanceWeather(5, 0, 0, 1, Double.NaN, Double.NaN));
        assertThat(first.available()).isCloseTo(32, offset(1e-9));
        assertThat(first.depleted()).isCloseTo(4.5, offset(1e-9));
        assertThat(first.depletion()).isCloseTo(4.5 / 32, offset(1e-9));
        BalanceDay second = balance.after(first.next(), new BalanceWeather(5, 40, 0, 1, 2, 45));
        assertThat(second.depleted()).isZero();
        assertThat(second.percolated()).isCloseTo(40 - second.evapotranspiration() - 4.5, offset(1e-9));
    }

    @Test
    void watersBalanceOnEveryDay() {
        SoilProfile loam = SoilProfile.uniform(1000, 0.31, 0.15, 0.25);
        WaterBalance balance =
                new WaterBalance(Crop.constant(0.9, 0.1, 0.3, 0.5), loam, EvaporationLayer.of(0.31, 0.15, 0.1, 9));
        BalanceState state = balance.start();
        for (int day = 0; day < 60; day++) {
            double rain = day % 7 == 0 ? 25 : 0;
            BalanceDay after = balance.after(state, new BalanceWeather(6, rain, 0, 1, 2, 45));
            double expected = state.depleted() - rain + after.evapotranspiration() + after.percolated();
            assertThat(after.depleted()).isCloseTo(Math.min(48, expected), offset(1e-9));
            state = after.next();
        }
    }

    @Test
    void layersAreGivenFromTheTopDown() {
        assertThatThrownBy(() -> new SoilProfile(List.of(new Layer(400, 0.3, 0.1, 0.2), new Layer(200, 0.3, 0.1, 0.2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SoilProfile(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aZoneWithoutAProbeIsBalancedWithOneCoefficient() {
        ZoneBalance zone = new ZoneBalance(new SoilWater(0.31, 0.15, 0.2), 0.95, 0.4, 2);
        double first = zone.after(0, 6, 0, 0);
        assertThat(first).isCloseTo(5.7, offset(1e-9));
        assertThat(zone.after(first, 6, 1.5, 0)).isCloseTo(11.4, offset(1e-9));
        assertThat(zone.after(11.4, 6, 30, 0)).isZero();
        assertThat(zone.percolated(11.4, 6, 30, 0)).isCloseTo(30 - 5.7 - 11.4, offset(1e-9));
        // p = 0.4 + 0.04 (5 − 5.7) = 0.372: RAW 11.904, Ks = (32 − 20) ÷ (32 − 11.904)
        assertThat(zone.evapotranspiration(20, 6)).isCloseTo(12 / 20.096 * 5.7, offset(1e-9));
        assertThat(zone.after(31.9, 60, 0, 0)).isLessThanOrEqualTo(32);
        assertThat(zone.after(Double.NaN, 6, 0, 0)).isNaN();
    }
}
