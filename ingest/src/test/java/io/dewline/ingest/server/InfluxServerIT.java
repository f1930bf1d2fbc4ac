package io.dewline.ingest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InfluxServerIT {
    @Test
    void givesBackWhatWasWritten() {
        try (InfluxServer influx = InfluxServer.start()) {
            assertThat(roundTrip(influx)).contains("83.2");
        }
    }

    @Test
    void keepsItsDataOverAKillOnTheSamePort() {
        try (InfluxServer influx = InfluxServer.startOwn(Map.of())) {
            assertThat(roundTrip(influx)).contains("83.2");
            influx.kill();
            assertThatThrownBy(() -> influx.query("dewline_test", "SELECT * FROM dust"))
                    .isInstanceOf(UncheckedIOException.class);
            influx.startAgain();
            assertThat(influx.query("dewline_test", "SELECT * FROM dust")).contains("83.2");
        }
    }

    @Test
    void refusesWithoutALoginWhereOneIsAskedFor() {
        try (InfluxServer influx = InfluxServer.startOwn(Map.of("INFLUXDB_HTTP_AUTH_ENABLED", "true"))) {
            influx.query("", "CREATE USER dew WITH PASSWORD 'line' WITH ALL PRIVILEGES");
            assertThatThrownBy(() -> influx.query("", "SHOW DATABASES"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("401");
        }
    }

    static String roundTrip(InfluxServer influx) {
        influx.query("", "CREATE DATABASE dewline_test");
        influx.write("dewline_test", "dust,device=d1 pm10=83.2 1700000000000");
        return influx.query("dewline_test", "SELECT * FROM dust");
    }
}
