package io.dewline.ingest.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class InfluxContainerIT {
    @Test
    void keepsItsDataOverARestartOfTheContainer() {
        try (InfluxServer influx = InfluxServer.startContainer(Map.of())) {
            assertThat(influx.origin()).startsWith("container of ");
            assertThat(InfluxServerIT.roundTrip(influx)).contains("83.2");
            influx.stop();
            influx.startAgain();
            assertThat(influx.query("dewline_test", "SELECT * FROM dust")).contains("83.2");
        }
    }
}
