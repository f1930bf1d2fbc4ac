package io.dewline.sim.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dewline.sim.physics.WeatherSeries;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A city under weather that was measured once. */
class MeasuredWeatherTest {
    private final WeatherSeries series = new WeatherSeries();

    @Test
    void everySiteHasTheMeasuredWeatherAndTheGroundFeelsIt() {
        double[] rain = {0, 0, 0, 12, 0, 0, 0};
        for (int hour = 0; hour < rain.length; hour++) {
            Instant at = Scenario.demo().start().plusSeconds(3600L * hour);
            series.add(at, "rain", rain[hour]);
            series.add(at, "temperature", 11);
            series.add(at, "humidity", 50);
            series.add(at, "wind_direction", 200);
            series.add(at, "wind_speed", 3);
            series.add(at, "pm10", 140);
            series.add(at, "pm25", 90);
        }
        Played city = new Played(Scenario.demo().following(series), 1).until(340);
        for (String station : new String[] {"weather-01", "weather-03"}) {
            assertThat(city.mean(station, "temperature", 0, 340)).isCloseTo(11, within(0.1));
            assertThat(city.mean(station, "wind_speed", 10, 340)).isCloseTo(3, within(0.1));
            assertThat(city.series(station, "rain").values().stream()
                            .mapToDouble(v -> v)
                            .sum())
                    .isCloseTo(12, within(0.2));
        }
        // Upwind of the works the monitor shows the district alone.
        assertThat(city.mean("dust-03", "pm10", 20, 55)).isCloseTo(140, within(15.0));
        assertThat(city.mean("dust-03", "pm25", 20, 55)).isCloseTo(90, within(12.0));
        assertThat(city.mean("soil-01", "soil_moisture", 300, 340))
                .isGreaterThan(
                        new Played(Scenario.demo(), 1).until(340).mean("soil-01", "soil_moisture", 300, 340) + 0.02);
    }

    @Test
    void theSameSeriesGivesTheSameBytes() {
        series.add(Scenario.demo().start(), "temperature", 11);
        series.add(Scenario.demo().start().plusSeconds(7200), "temperature", 25);
        assertThat(new Played(Scenario.demo().following(series), 1).until(200).said)
                .isEqualTo(new Played(Scenario.demo().following(series), 1).until(200).said)
                .isNotEqualTo(new Played(Scenario.demo(), 1).until(200).said);
    }
}
