package io.dewline.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.server.MosquittoBroker;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadAtMosquittoIT extends LoadContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return MosquittoBroker.startOwn(folder);
    }

    @Test
    void aRateThatNoBrokerKeepsIsReportedAsNotKept() throws Exception {
        try (TestBroker broker = start(folder)) {
            LoadOptions options = new LoadOptions(
                    Broker.at(broker.uri()),
                    new Fleet("load", "dev-", "dust", 30_000, true),
                    3e6,
                    Duration.ofMillis(40),
                    1,
                    1,
                    20,
                    false);
            LoadResult result = new Load(options, (sent, acknowledged, elapsed, late) -> {}).run();
            assertThat(result.acknowledged()).isEqualTo(120_000);
            assertThat(result.kept()).isFalse();
            assertThat(result.late()).isGreaterThan(Duration.ofMillis(500));
        }
    }
}
