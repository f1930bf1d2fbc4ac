package io.dewline.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.server.Peer;
import io.dewline.sim.server.Peer.Heard;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load keeps to at any MQTT 5 broker. */
abstract class LoadContract {
    @TempDir
    Path folder;

    abstract TestBroker start(Path folder) throws Exception;

    @Test
    void everyScheduledMessageIsSentOnceAcknowledgedAndMeasured() throws Exception {
        try (TestBroker broker = start(folder);
                Peer peer = Peer.listen(broker, "dewline/v1/load/+/telemetry")) {
            LoadOptions options = new LoadOptions(
                    Broker.at(broker.uri()), "load", "dev-", "soil", 50, 2000, Duration.ofSeconds(1), 2, 200, true);
            LoadResult result = new Load(options, (sent, acknowledged, elapsed, late) -> {}).run();
            assertThat(result.wanted()).isEqualTo(2000);
            assertThat(result.sent()).isEqualTo(2000);
            assertThat(result.acknowledged()).isEqualTo(2000);
            assertThat(result.latency().getTotalCount()).isEqualTo(2000);
            assertThat(result.sending()).isGreaterThanOrEqualTo(Duration.ofMillis(990));
            List<Heard> heard = peer.await(Duration.ofSeconds(20), all -> all.size() >= 2000);
            assertThat(heard).hasSize(2000).doesNotHaveDuplicates();
            assertThat(heard.stream().map(Heard::topic).distinct()).hasSize(50);
        }
    }
}
