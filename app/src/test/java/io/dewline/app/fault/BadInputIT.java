package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.Dewline;
import io.dewline.ingest.server.MosquittoServer;
import io.dewline.ingest.server.MqttPeer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever arrives has a counted outcome, and what is good beside it is unharmed. */
@Timeout(60)
final class BadInputIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOPIC = Place.topic("dust-01");

    @TempDir
    private Path folder;

    private final NavigableMap<Long, Double> good = new TreeMap<>();
    private long readings;

    @Test
    void everyInputHasACountedOutcome() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Place place = Place.in(folder, mosquitto.uri(), "store: { kind: embedded }", "http: { port: 0 }");
            try (Dewline dewline = place.start(Dewline.Hooks.NONE);
                    MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
                Api api = Api.at(dewline.address());
                api.awaitCaughtUp(PATIENCE);
                long now = System.currentTimeMillis();
                publishBad(peer, now);
                publishOdd(peer, now);
                Eventually.holds(
                        "all is counted",
                        PATIENCE,
                        () -> api.ledger().getLong("dead") == 14
                                && api.ledger().getLong("logged") == readings
                                && api.settled());
                assertThat(reasons(api))
                        .isEqualTo(Map.ofEntries(
                                Map.entry("json_malformed", 2L),
                                Map.entry("json_too_deep", 1L),
                                Map.entry("payload_too_large", 1L),
                                Map.entry("value_type", 2L),
                                Map.entry("device_unknown", 2L),
                                Map.entry("site_mismatch", 1L),
                                Map.entry("quantity_unknown", 1L),
                                Map.entry("value_out_of_range", 2L),
                                Map.entry("time_ancient", 1L),
                                Map.entry("time_malformed", 1L)));
                JsonObject ledger = api.ledger();
                // The conflicting one counts as repeated too: the rules do not take it in.
                assertThat(ledger.getLong("repeated")).isEqualTo(2);
                assertThat(ledger.getLong("conflicting")).isEqualTo(1);
                assertThat(ledger.getLong("evaluated")).isEqualTo(readings - 2);
                assertThat(ledger.getLong("notStored")).isEqualTo(1);
                assertThat(ledger.getLong("stored")).isEqualTo(readings - 1);
                assertThat(api.array("/api/v1/devices/unknown").stream()
                                .map(JsonObject.class::cast)
                                .map(unknown -> unknown.getString("device") + " " + unknown.getLong("count")))
                        .containsExactly("ghost-9 2");
                // The one high value among the bad ones is one alert; nothing else is.
                assertThat(api.alerts().stream()
                                .map(JsonObject.class::cast)
                                .map(alert -> alert.getString("rule") + " " + alert.getString("condition")))
                        .containsExactly("dust-high recovered");
            }
            Map<String, NavigableMap<Long, Double>> stored = Stored.in(place.state());
            assertThat(Objects.requireNonNull(stored.get("dust-02")).values()).containsExactly(44.0);
            assertThat(Objects.requireNonNull(stored.get("dust-01")))
                    .containsAllEntriesOf(good)
                    // … and the one from the future, at its arrival.
                    .hasSize(good.size() + 1);
            assertThat(stored.get("dust-03")).isEmpty();
        }
    }

    @Test
    void whatWasRefusedIsTakenInOnceItsCauseIsFixed() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startOwn("persistence false")) {
            Place place = Place.in(folder, mosquitto.uri(), "store: { kind: embedded }", "http: { port: 0 }");
            try (Dewline dewline = place.start(Dewline.Hooks.NONE);
                    MqttPeer peer = MqttPeer.connect(mosquitto.uri(), PATIENCE)) {
                Api api = Api.at(dewline.address());
                api.awaitCaughtUp(PATIENCE);
                long now = System.currentTimeMillis();
                peer.publish(Place.topic("ghost-9"), Place.reading(now - 2_000, 20));
                peer.publish(Place.topic("ghost-9"), Place.reading(now - 1_000, 21));
                peer.publish(Place.topic("ghost-8"), Place.reading(now - 1_000, 22));
                Eventually.holds(
                        "refused",
                        PATIENCE,
                        () -> api.array("/api/v1/dead-letters").size() == 3);
                JsonObject all = new JsonObject().put("who", "tester").put("reason", "device_unknown");
                assertThat(api.post("/api/v1/dead-letters/retry", all).getMap())
                        .containsAllEntriesOf(Map.of("found", 3, "taken", 0, "wrong", 3));

                place.adopt("ghost-9");
                Eventually.holds("adopted", PATIENCE, () -> api.get("/api/v1/devices")
                        .body()
                        .contains("ghost-9"));
                assertThat(api.post("/api/v1/dead-letters/retry", all).getMap())
                        .containsAllEntriesOf(
                                Map.of("found", 3, "taken", 2, "wrong", 1, "cut", 0, "readings", 2, "more", false));
                Eventually.holds("judged", PATIENCE, () -> api.ledger().getLong("evaluated") == 2 && api.settled());
                assertThat(api.post("/api/v1/dead-letters/retry", new JsonObject())
                                .getString("field"))
                        .isEqualTo("who");
            }
        }
    }

    private void good(MqttPeer peer, long at, double value) throws Exception {
        peer.publish(TOPIC, Place.reading(at, value));
        good.put(at, value);
        readings++;
    }

    /** Fourteen dead letters between good readings. */
    private void publishBad(MqttPeer peer, long now) throws Exception {
        List<Map.Entry<String, String>> bad = List.of(
                Map.entry(TOPIC, "{\"at\": " + now + ", \"values\": {\"pm10\": 20}"),
                Map.entry(TOPIC, "{\"values\": {\"pm10\": NaN}}"),
                Map.entry(TOPIC, "[".repeat(10_000)),
                Map.entry(TOPIC, "x".repeat(10 << 20)),
                Map.entry(TOPIC, "{\"values\": {\"pm10\": \"high\"}}"),
                Map.entry(TOPIC, "{\"values\": {\"pm10\": [1]}}"),
                Map.entry(Place.topic("ghost-9"), "{\"values\": {\"pm10\": 20}}"),
                Map.entry(Place.topic("ghost-9"), "{\"values\": {\"pm10\": 21}}"),
                Map.entry("dewline/v1/west-gate/dust-01/telemetry", "{\"values\": {\"pm10\": 20}}"),
                Map.entry(TOPIC, "{\"values\": {\"colour\": 3}}"),
                Map.entry(TOPIC, "{\"values\": {\"pm10\": -7}}"),
                Map.entry(TOPIC, "{\"values\": {\"pm10\": 1e300}}"),
                Map.entry(TOPIC, "{\"at\": \"1971-01-01T00:00:00Z\", \"values\": {\"pm10\": 20}}"),
                Map.entry(TOPIC, "{\"at\": \"2026-06-01 08:00\", \"values\": {\"pm10\": 20}}"));
        long at = now - 10_000;
        for (Map.Entry<String, String> input : bad) {
            good(peer, at, at == now - 9_995 ? 150 : 40);
            peer.publish(input.getKey(), input.getValue());
            at++;
        }
    }

    /** What is taken in and yet not usual. */
    private void publishOdd(MqttPeer peer, long now) throws Exception {
        // Later before earlier.
        good(peer, now - 8_000, 41);
        good(peer, now - 8_500, 42);
        // A repeat, and another value at the same identity.
        peer.publish(TOPIC, Place.reading(now - 8_500, 42));
        peer.publish(Place.topic("dust-02"), Place.reading(now - 8_000, 43));
        peer.publish(Place.topic("dust-02"), Place.reading(now - 8_000, 44));
        // From the future: taken in at its arrival.
        peer.publish(TOPIC, Place.reading(now + 86_400_000, 45));
        // From a simulator: judged, and kept from the store.
        peer.publish(
                Place.topic("dust-03"),
                "{\"at\": " + (now - 8_000) + ", \"simulated\": true, \"values\": {\"pm10\": 46}}");
        readings += 5;
    }

    private static Map<String, Long> reasons(Api api) throws Exception {
        return api.array("/api/v1/dead-letters").stream()
                .map(letter -> ((JsonObject) letter).getString("reason"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
