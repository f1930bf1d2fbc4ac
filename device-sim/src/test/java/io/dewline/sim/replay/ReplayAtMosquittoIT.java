package io.dewline.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.server.MosquittoBroker;
import io.dewline.sim.server.Peer.Heard;
import io.dewline.sim.server.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplayAtMosquittoIT extends ReplayContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return MosquittoBroker.startOwn(folder);
    }

    @Test
    void aBrokerThatStaysAwayEndsTheReplayWithAnAccountOfWhatArrived() throws Exception {
        // Ten rows a second, far more than there is time for.
        Replay replay = new Replay(options(rows(10_000), 600, false, Duration.ofSeconds(1)), (a, b, c, d) -> {});
        CompletableFuture<ReplayResult> running = CompletableFuture.supplyAsync(() -> {
            try {
                return replay.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(peer.await(PATIENCE, all -> all.size() >= 3)).hasSizeGreaterThanOrEqualTo(3);
        ((MosquittoBroker) broker).stop();
        ReplayResult result = running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(result.complete()).isFalse();
        assertThat(result.trouble()).contains("the broker stayed away");
        assertThat(result.losses()).isEqualTo(1);
        assertThat(result.acknowledged()).isGreaterThanOrEqualTo(3).isLessThan(result.published());
    }

    @Test
    void bothRecordingsOfDustArriveRowByRow() throws Exception {
        ReplayOptions options = new ReplayOptions(
                List.of(RealData.london(), RealData.beijing()),
                Broker.at(broker.uri()),
                Double.POSITIVE_INFINITY,
                1,
                false,
                true,
                500,
                PATIENCE);
        ReplayResult result = new Replay(options, (a, b, c, d) -> {}).run();
        assertThat(result.complete()).isTrue();
        assertThat(result.acknowledged()).isEqualTo(5_880 + 11_040);
        List<Heard> heard = peer.await(Duration.ofSeconds(60), all -> all.size() >= 16_920);
        assertThat(heard).hasSize(16_920);
        assertThat(heard.stream()
                        .map(h -> h.topic() + json(h).path("at").asText())
                        .distinct())
                .hasSize(16_920);
    }
}
