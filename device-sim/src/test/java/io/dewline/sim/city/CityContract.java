package io.dewline.sim.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.server.Peer;
import io.dewline.sim.server.Peer.Heard;
import io.dewline.sim.server.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a city does at any MQTT 5 broker, seen by another client. */
abstract class CityContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEVICES = 13;

    @TempDir
    Path folder;

    private TestBroker broker;
    private Peer peer;

    abstract TestBroker start(Path folder) throws Exception;

    @BeforeEach
    void connect() throws Exception {
        broker = start(folder);
        peer = Peer.listen(broker, "dewline/v1/#");
    }

    @AfterEach
    void disconnect() throws Exception {
        if (peer != null) {
            peer.close();
            broker.close();
        }
    }

    @Test
    void everythingThatTheWorldSaysArrivesOnceAndInOrder() throws Exception {
        ConcurrentLinkedQueue<Heard> said = new ConcurrentLinkedQueue<>();
        Duration duration = Duration.ofMinutes(30);
        try (City city = City.open(
                options(1800, duration, 64), (at, topic, payload) -> said.add(new Heard(topic, payload, false)))) {
            assertThat(city.connections()).isEqualTo(DEVICES + 1);
            city.start();
            city.finished().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        List<Heard> heard = peer.await(PATIENCE, all -> all.size() >= said.size() + DEVICES);
        assertThat(said).hasSizeGreaterThan(180);
        Map<String, List<String>> arrived =
                byTopic(heard.stream().filter(h -> !offline(h)).toList());
        byTopic(List.copyOf(said)).forEach((topic, payloads) -> assertThat(arrived.getOrDefault(topic, List.of()))
                .as(topic)
                .isEqualTo(payloads));
        assertThat(heard.stream().filter(CityContract::offline)).hasSize(DEVICES);
    }

    @Test
    void aCommandIsObeyedAnsweredReportedAndEnds() throws Exception {
        try (City city = City.open(options(600, null, 64), (at, topic, payload) -> {})) {
            city.start();
            Instant until = city.now().plus(Duration.ofMinutes(12));
            peer.publish(
                    "dewline/v1/east-gate/cannon-01/command",
                    "{\"id\":\"c-1\",\"desired\":{\"running\":1},\"until\":\"" + until + "\"}");
            peer.publish("dewline/v1/east-gate/cannon-01/command", "{\"id\":\"c-2\",\"desired\":{\"running\":3}}");
            List<Heard> heard = peer.await(
                    PATIENCE,
                    all -> values(all, "running").contains(1)
                            && last(all, "running") == 0
                            && replies(all).size() == 2);
            assertThat(replies(heard)).containsExactly("c-1 accepted", "c-2 refused");
            assertThat(heard)
                    .filteredOn(h -> h.topic().endsWith("cannon-01/telemetry")
                            && json(h).path("at").asText().equals(until.toString()))
                    .as("the reading at the lease's end")
                    .hasSize(1);
            assertThat(values(heard, "current").stream().anyMatch(v -> v > 0)).isTrue();
        }
    }

    @Test
    void aCrashLetsTheBrokerSayThatEveryDeviceIsOffline() throws Exception {
        City city = City.open(options(60, null, 64), (at, topic, payload) -> {});
        city.start();
        peer.await(
                PATIENCE,
                all -> all.stream().filter(h -> h.topic().endsWith("/status")).count() >= DEVICES);
        city.crash();
        List<Heard> heard = peer.await(
                PATIENCE, all -> all.stream().filter(CityContract::offline).count() >= DEVICES);
        assertThat(heard).filteredOn(CityContract::offline).hasSize(DEVICES).allSatisfy(h -> assertThat(
                        json(h).has("at"))
                .isFalse());
        try (Peer late = Peer.listen(broker, "dewline/v1/+/+/status")) {
            assertThat(late.await(PATIENCE, all -> all.size() >= DEVICES))
                    .hasSize(DEVICES)
                    .allSatisfy(h -> {
                        assertThat(h.retained()).isTrue();
                        assertThat(offline(h)).isTrue();
                    });
        }
    }

    @Test
    void oneConnectionCanCarryTheWholeCity() throws Exception {
        try (City city = City.open(options(3000, Duration.ofMinutes(30), 1), (at, topic, payload) -> {})) {
            assertThat(city.connections()).isEqualTo(2);
            city.start();
            city.finished().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        List<Heard> heard = peer.await(
                PATIENCE, all -> all.stream().filter(CityContract::offline).count() >= DEVICES);
        assertThat(heard.stream()
                        .map(Heard::topic)
                        .filter(t -> t.endsWith("/telemetry"))
                        .distinct())
                .hasSize(DEVICES);
    }

    private CityOptions options(double speed, @Nullable Duration duration, int connections) {
        Scenario demo = Scenario.demo();
        return new CityOptions(
                Played.sites(), Broker.at(broker.uri()), demo, 1, demo.start(), speed, duration, connections, "sim-");
    }

    private static Map<String, List<String>> byTopic(List<Heard> messages) {
        return messages.stream()
                .collect(Collectors.groupingBy(Heard::topic, Collectors.mapping(Heard::payload, Collectors.toList())));
    }

    private static boolean offline(Heard heard) {
        return heard.topic().endsWith("/status") && heard.payload().contains("offline");
    }

    private static List<String> replies(List<Heard> heard) {
        return heard.stream()
                .filter(h -> h.topic().endsWith("/reply"))
                .map(h -> json(h).path("id").asText() + " "
                        + json(h).path("result").asText())
                .toList();
    }

    private static List<Integer> values(List<Heard> heard, String quantity) {
        Predicate<Heard> cannon = h -> h.topic().endsWith("cannon-01/telemetry");
        return heard.stream()
                .filter(cannon)
                .map(h -> json(h).path("values").path(quantity).asInt())
                .toList();
    }

    private static int last(List<Heard> heard, String quantity) {
        List<Integer> values = values(heard, quantity);
        return values.isEmpty() ? -1 : values.get(values.size() - 1);
    }

    private static JsonNode json(Heard heard) {
        try {
            return JSON.readTree(heard.payload());
        } catch (IOException e) {
            throw new AssertionError(heard.toString(), e);
        }
    }
}
