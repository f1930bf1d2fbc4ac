package io.dewline.sim.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastReader;
import io.dewline.sim.wire.Publication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A world on its virtual clock, with everything that it said. */
final class Played {
    private static final JsonMapper JSON = new JsonMapper();

    final List<Publication> said = new ArrayList<>();
    final World world;
    final Instant start;

    Played(Scenario scenario, long seed) {
        start = scenario.start();
        world = new World(cast(), scenario, seed, start, said::add);
    }

    static Path sites() {
        return Path.of(System.getProperty("dewline.root", ".."), "deploy", "config", "sites.yaml");
    }

    static Cast cast() {
        try {
            return CastReader.read(sites());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Instant after(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    Played until(int minutes) {
        world.advanceTo(after(minutes));
        return this;
    }

    void command(String device, String payload, Instant at) {
        world.command(device, payload.getBytes(StandardCharsets.UTF_8), at);
    }

    /** Instant → value, of a device's quantity. */
    NavigableMap<Instant, Double> series(String device, String quantity) {
        NavigableMap<Instant, Double> series = new TreeMap<>();
        telemetry(device).forEach(p -> {
            JsonNode value = json(p).path("values").path(quantity);
            if (value.isNumber()) {
                series.put(p.at(), value.asDouble());
            }
        });
        return series;
    }

    Stream<Publication> telemetry(String device) {
        return said.stream().filter(p -> p.sender().equals(device) && p.topic().endsWith("/telemetry"));
    }

    List<JsonNode> replies(String device) {
        return said.stream()
                .filter(p -> p.sender().equals(device) && p.topic().endsWith("/reply"))
                .map(Played::json)
                .toList();
    }

    double max(String device, String quantity, int fromMinute, int toMinute) {
        return window(device, quantity, fromMinute, toMinute).values().stream()
                .mapToDouble(v -> v)
                .max()
                .orElseThrow();
    }

    double mean(String device, String quantity, int fromMinute, int toMinute) {
        return window(device, quantity, fromMinute, toMinute).values().stream()
                .mapToDouble(v -> v)
                .average()
                .orElseThrow();
    }

    Map<Instant, Double> window(String device, String quantity, int fromMinute, int toMinute) {
        return series(device, quantity).subMap(after(fromMinute), true, after(toMinute), true);
    }

    static JsonNode json(Publication publication) {
        try {
            return JSON.readTree(publication.payload());
        } catch (java.io.IOException e) {
            throw new AssertionError(publication.payload(), e);
        }
    }
}
