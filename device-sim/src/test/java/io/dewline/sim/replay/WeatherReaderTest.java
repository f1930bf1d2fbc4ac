package io.dewline.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dewline.sim.physics.WeatherSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeatherReaderTest {
    @TempDir
    Path folder;

    @Test
    void aRecordingBecomesTheWeatherOfItsOwnDaysOrOfOthers() throws Exception {
        Path file = weather(
                """
                ts,temp,wd,rain,station
                2015-03-01T23:00:00+08:00,4,NW,0,a
                2015-03-01T23:00:00+08:00,6,SE,2,b
                2015-03-02T00:00:00+08:00,2,N,4,a
                2015-03-02T00:00:00+08:00,4,N,,b
                """);
        WeatherSeries own = WeatherReader.read(file, null);
        Instant eleven = Instant.parse("2015-03-01T15:00:00Z");
        assertThat(own.value("temperature", eleven)).hasValue(5);
        assertThat(own.value("temperature", eleven.plusSeconds(1800))).hasValue(4);
        assertThat(own.value("wind_direction", eleven)).hasValue(315);
        assertThat(own.rain(eleven, eleven.plusSeconds(3600))).isCloseTo(4, within(1e-9));
        WeatherSeries moved = WeatherReader.read(file, Instant.parse("2026-07-01T22:00:00Z"));
        assertThat(moved.value("temperature", Instant.parse("2026-07-01T15:00:00Z")))
                .hasValue(5);
        assertThat(moved.value("temperature", eleven)).isEmpty();
    }

    @Test
    void aRecordingWithoutARowIsRefused() throws Exception {
        Path file = weather("ts,temp,wd,rain,station\n");
        assertThatThrownBy(() -> WeatherReader.read(file, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no row");
    }

    @Test
    void beijingsSpringOf2015HasItsDustStorm() throws Exception {
        WeatherSeries series = WeatherReader.read(List.of(RealData.beijing()), null);
        Instant storm = Instant.parse("2015-04-15T12:00:00Z");
        assertThat(series.value("pm10", storm).orElseThrow()).isGreaterThan(400);
        assertThat(series.value("wind_speed", storm).orElseThrow()).isBetween(0.0, 20.0);
    }

    private Path weather(String csv) throws IOException {
        Files.writeString(folder.resolve("weather.csv"), csv);
        return Files.writeString(
                folder.resolve("weather.yaml"),
                """
                sources:
                  - file: weather.csv
                    site: city
                    device: station-{station}
                    at: ts
                    map: { temperature: temp, wind_direction: wd, rain: rain }
                """);
    }
}
