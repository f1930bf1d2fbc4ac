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
                    Broker.at(broker.uri()),
                    new Fleet("load", "dev-", "soil", 50, true),
                    2000,
                    Duration.ofSeconds(1),
                    1,
                    2,
                    200,
                    false);
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

    @Test
    void aListenerCountsEveryReadingOnceAlsoWhereAMessageHoldsSeveral() throws Exception {
        try (TestBroker broker = start(folder)) {
            LoadOptions options = new LoadOptions(
                    Broker.at(broker.uri()),
                    new Fleet("load", "dev-", "dust", 30, true),
                    500,
                    Duration.ofSeconds(1),
                    7,
                    3,
                    200,
                    true);
            LoadResult result = new Load(options, (sent, acknowledged, elapsed, late) -> {}).run();
            assertThat(result.acknowledged()).isEqualTo(500);
            assertThat(result.arrivals()).isEqualTo(new Arrivals(3500, 0, 0, 0, 0));
            assertThat(result.complete()).isTrue();
        }
    }

    @Test
    void whatIsLostDoubledOrAStrangersIsCounted() throws Exception {
        try (TestBroker broker = start(folder);
                Sink sink = new Sink(Broker.at(broker.uri()), new Fleet("load", "dev-", "dust", 3, true));
                Peer peer = Peer.listen(broker, "nothing")) {
            String reading = "{\"at\":1780272000000,\"seq\":%d,\"values\":{\"pm10\":1}}";
            for (int seq : new int[] {0, 1, 3, 3}) {
                peer.publish("dewline/v1/load/dev-1/telemetry", reading.formatted(seq));
            }
            peer.publish("dewline/v1/load/other-1/telemetry", reading.formatted(0));
            peer.publish("dewline/v1/load/dev-3/telemetry", reading.formatted(0));
            peer.publish("dewline/v1/load/dev-2/telemetry", "{}");
            peer.publish("dewline/v1/load/dev-2/telemetry", reading.formatted(0));
            sink.await(4, Duration.ofSeconds(20));
            assertThat(sink.arrivals(new long[] {2, 5, 1})).isEqualTo(new Arrivals(4, 1, 4, 2, 3));
        }
    }
}
