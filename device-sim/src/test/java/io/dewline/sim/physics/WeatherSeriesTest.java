package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeatherSeriesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-06-02T04:00:00Z");

    private final WeatherSeries series = new WeatherSeries();
    private final Sky sky = new Sky(new Season(CHINA), new Rainfall(List.of(), LocalDate.MAX, CHINA, 1), 1, 2, 200);

    @Test
    void betweenTwoMeasurementsItIsBetweenThem() {
        hourly("temperature", 10, 20, 30);
        assertThat(series.value("temperature", at(30))).hasValue(15);
        assertThat(series.value("temperature", at(60))).hasValue(20);
        assertThat(series.value("temperature", at(-1))).isEmpty();
        assertThat(series.value("temperature", at(121))).isEmpty();
        assertThat(series.value("humidity", at(30))).isEmpty();
    }

    @Test
    void aWindDoesNotTurnThroughTheSouthFromNorthWestToNorthEast() {
        hourly("wind_direction", 315, 45);
        assertThat(series.value("wind_direction", at(30))).hasValue(315);
    }

    @Test
    void overALongGapNothingIsKnown() {
        series.add(at(0), "temperature", 10);
        series.add(at(200), "temperature", 12);
        assertThat(series.value("temperature", at(100))).isEmpty();
    }

    @Test
    void measuredRainFallsInTheHourBeforeItsStampAndIsNeitherLostNorDoubled() {
        hourly("rain", 0, 6, 0, 3);
        assertThat(series.rain(at(0), at(60))).isCloseTo(6, within(1e-9));
        assertThat(series.rain(at(15), at(30))).isCloseTo(1.5, within(1e-9));
        double sum = 0;
        for (int minute = -100; minute < 400; minute++) {
            sum += series.rain(at(minute), at(minute + 1));
        }
        assertThat(sum).isCloseTo(9, within(1e-9));
        assertThat(series.rain(at(-100), at(400))).isCloseTo(9, within(1e-9));
    }

    @Test
    void aSkyShowsWhatWasMeasuredAndChanceWhereNothingWas() {
        hourly("temperature", 1, 1);
        hourly("humidity", 88, 88);
        hourly("wind_speed", 7, 7);
        hourly("wind_direction", 350, 350);
        hourly("pressure", 1020, 1020);
        hourly("rain", 0, 12);
        hourly("solar_radiation", 300, 300);
        sky.follow(series);
        sky.step(at(30), 60);
        assertThat(sky.temperature("a", at(30))).isEqualTo(1);
        assertThat(sky.humidity("a", at(30))).isEqualTo(88);
        assertThat(sky.windSpeed()).isEqualTo(7);
        assertThat(sky.windDirection()).isEqualTo(350);
        assertThat(sky.pressure()).isEqualTo(1020);
        assertThat(sky.rain("a", at(0), at(60))).isCloseTo(12, within(1e-9));
        assertThat(sky.radiation("a", at(30))).isEqualTo(300);
        assertThat(sky.reference("a", at(30), at(31))).isBetween(0.0005, 0.004);
        assertThat(sky.forecastMinimum(at(0))).isEqualTo(1);
        sky.step(at(300), 60);
        assertThat(sky.temperature("a", at(300))).isGreaterThan(10);
        assertThat(sky.windSpeed()).isLessThan(7);
    }

    @Test
    void aDistrictBreathesWhatWasMeasured() {
        hourly("pm10", 400, 500);
        hourly("pm25", 100, 100);
        Region region = new Region(new Dice(1, "region"), 60, 0);
        region.follow(series);
        region.step(at(30), 60);
        assertThat(region.pm10()).isEqualTo(450);
        assertThat(region.pm25()).isEqualTo(100);
        region.step(at(300), 60);
        assertThat(region.pm10()).isCloseTo(60, within(1e-9));
    }

    private void hourly(String quantity, double... values) {
        for (int hour = 0; hour < values.length; hour++) {
            series.add(at(60 * hour), quantity, values[hour]);
        }
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
