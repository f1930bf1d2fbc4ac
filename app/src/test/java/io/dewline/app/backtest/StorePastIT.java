package io.dewline.app.backtest;

import io.dewline.ingest.server.InfluxServer;
import io.dewline.ingest.store.InfluxSettings;
import io.dewline.ingest.store.InfluxStore;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The same history out of a real InfluxDB. */
final class StorePastIT {
    @Test
    void influxDbGivesWhatWasMeasuredAreaByArea() throws Exception {
        try (InfluxServer influx = InfluxServer.start()) {
            InfluxSettings settings = new InfluxSettings(
                    URI.create(influx.uri()),
                    InfluxSettings.Version.AUTO,
                    "",
                    "dewline_backtest",
                    InfluxSettings.Login.NONE,
                    InfluxSettings.Options.DEFAULT);
            try (InfluxStore store = new InfluxStore(settings)) {
                StorePastTest.holds(store, store.history()::replay);
            }
        }
    }
}
