package io.dewline.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.server.Peer;
import io.dewline.sim.server.Peer.Heard;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay keeps to at any MQTT 5 broker. */
abstract class ReplayContract {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    TestBroker broker;
    Peer peer;

    abstract TestBroker start(Path folder) throws Exception;

    @BeforeEach
    void connect() throws Exception {
        broker = start(folder);
        peer = Peer.listen(broker, "dewline/v1/+/+/telemetry");
    }

    @AfterEach
    void disconnect() throws Exception {
        if (peer != null) {
            peer.close();
            broker.close();
        }
    }

    @Test
    void everyRowWithValuesArrivesExactlyOnceInOrder() throws Exception {
        ReplayResult result =
                new Replay(options(rows(1000), Double.POSITIVE_INFINITY, false, PATIENCE), (a, b, c, d) -> {}).run();
        assertThat(result.complete()).isTrue();
        assertThat(result.read()).isEqualTo(1000);
        assertThat(result.skipped()).isEqualTo(100);
        assertThat(result.acknowledged()).isEqualTo(900);
        List<Heard> heard = peer.await(PATIENCE, all -> all.size() >= 900);
        List<Double> expected = IntStream.range(0, 1000)
                .filter(i -> i % 10 != 3)
                .mapToObj(i -> i / 4.0)
                .toList();
        assertThat(heard.stream().map(h -> json(h).path("values").path("pm10").asDouble()))
                .containsExactlyElementsOf(expected);
        assertThat(heard.stream().map(h -> json(h).path("seq").asInt()))
                .containsExactlyElementsOf(IntStream.range(0, 900).boxed().toList());
        assertThat(heard).allSatisfy(h -> {
            assertThat(h.topic()).isEqualTo("dewline/v1/east-gate/dust-01/telemetry");
            assertThat(json(h).path("simulated").asBoolean()).isTrue();
        });
    }

    @Test
    void theFirstRowCanBeNowAndTheOthersKeepTheirDistance() throws Exception {
        Instant now = Instant.parse("2030-01-01T12:00:00Z");
        ReplayOptions options = options(rows(3), Double.POSITIVE_INFINITY, true, PATIENCE);
        new Replay(options, (a, b, c, d) -> {}, InstantSource.fixed(now)).run();
        assertThat(peer.await(PATIENCE, all -> all.size() >= 3).stream()
                        .map(h -> json(h).path("at").asText()))
                .containsExactly("2030-01-01T12:00:00Z", "2030-01-01T12:01:00Z", "2030-01-01T12:02:00Z");
    }

    @Test
    void aPaceIsKept() throws Exception {
        // 11 minutes of rows at 600 times the pace: the last is due after a second.
        ReplayResult result = new Replay(options(rows(11), 600, false, PATIENCE), (a, b, c, d) -> {}).run();
        assertThat(result.took()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(15));
    }

    @Test
    void aRoundGoesOnWhereTheOneBeforeEnded() throws Exception {
        ReplayOptions once = options(rows(3), Double.POSITIVE_INFINITY, false, PATIENCE);
        ReplayOptions thrice = new ReplayOptions(
                once.sources(), once.broker(), once.speed(), 3, once.shiftToNow(), true, 100, PATIENCE);
        ReplayResult result = new Replay(thrice, (a, b, c, d) -> {}).run();
        assertThat(result.acknowledged()).isEqualTo(9);
        List<Heard> heard = peer.await(PATIENCE, all -> all.size() >= 9);
        assertThat(heard.stream().map(h -> json(h).path("at").asText()))
                .containsExactlyElementsOf(IntStream.range(0, 9)
                        .mapToObj(i -> FIRST.plusSeconds(60L * i).toString())
                        .toList());
        assertThat(heard.stream().map(h -> json(h).path("seq").asInt()))
                .containsExactlyElementsOf(IntStream.range(0, 9).boxed().toList());
    }

    ReplayOptions options(Path file, double speed, boolean shift, Duration patience) {
        Source source =
                new Source(file, "east-gate", "dust-01", "time", null, List.of(Mapped.parse("pm10=pm")), Map.of());
        return new ReplayOptions(List.of(source), Broker.at(broker.uri()), speed, 1, shift, true, 100, patience);
    }

    /** A row a minute, of which every tenth has no value. */
    Path rows(int count) throws Exception {
        List<String> lines = new ArrayList<>(List.of("time,pm"));
        for (int i = 0; i < count; i++) {
            lines.add(FIRST.plusSeconds(60L * i) + "," + (i % 10 == 3 ? "" : i / 4.0));
        }
        return Files.write(folder.resolve("rows.csv"), lines);
    }

    static JsonNode json(Heard heard) {
        try {
            return JSON.readTree(heard.payload());
        } catch (java.io.IOException e) {
            throw new AssertionError(heard.toString(), e);
        }
    }
}
