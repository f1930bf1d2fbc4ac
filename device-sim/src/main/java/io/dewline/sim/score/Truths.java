package io.dewline.sim.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The truth of a run as its file tells it. */
final class Truths {
    private static final Set<String> STORED_ONCE = Set.of("", "repeat", "conflicting");

    /**
     * Water of a zone, mm.
     *
     * @param given what came out of the emitters
     * @param ideal what an ideal gardener would have given
     */
    record Water(String subject, double given, double ideal) {}

    /** What a device sent that must be stored: the quantity it is known by, and the times, epoch ms. */
    record Sent(String quantity, TreeSet<Long> times) {}

    private final List<Span> spans = new ArrayList<>();
    private final List<Water> water = new ArrayList<>();
    private final Map<String, List<String>> seenBy = new HashMap<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Set<String> sites = new TreeSet<>();
    private String scenario = "";
    private long seed;
    private Instant start = Instant.EPOCH;
    private Instant end = Instant.EPOCH;
    private long refused;
    private long restamped;

    private Truths() {}

    /** @throws IOException if it cannot be read, or is no truth of a finished run */
    static Truths read(Path file) throws IOException {
        Truths truths = new Truths();
        JsonMapper mapper = new JsonMapper();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    truths.take(mapper.readTree(line));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException(file + ":" + number + ": not a truth file: " + e.getOriginalMessage(), e);
        }
        if (truths.end.equals(Instant.EPOCH)) {
            throw new IOException(file + ": the run that wrote it did not end");
        }
        return truths;
    }

    private void take(JsonNode line) {
        switch (line.path("truth").asText()) {
            case "run" -> {
                scenario = line.path("scenario").asText();
                seed = line.path("seed").asLong();
                start = time(line, "start");
            }
            case "end" -> end = time(line, "at");
            case "was" -> {
                sites.add(line.path("site").asText());
                spans.add(new Span(
                        line.path("what").asText(),
                        line.path("site").asText(),
                        line.path("subject").asText(),
                        time(line, "from"),
                        time(line, "to"),
                        line.path("over").asBoolean()));
            }
            case "seen" -> {
                List<String> devices = new ArrayList<>();
                line.path("by").forEach(device -> devices.add(device.asText()));
                seenBy.put(key(line.path("what").asText(), line.path("subject").asText()), devices);
            }
            case "water" ->
                water.add(new Water(
                        line.path("subject").asText(),
                        line.path("given").asDouble(),
                        line.path("ideal").asDouble()));
            case "sent" -> sent(line);
            default -> {
                // Faults are for people who read the file.
            }
        }
    }

    private void sent(JsonNode line) {
        String fate = line.path("fate").asText("");
        if (STORED_ONCE.contains(fate)) {
            sent.computeIfAbsent(
                            line.path("device").asText(),
                            id -> new Sent(line.path("quantity").asText(), new TreeSet<>()))
                    .times()
                    .add(time(line, "at").toEpochMilli());
        } else if (fate.equals("clock")) {
            restamped++;
        } else {
            refused++;
        }
    }

    private static String key(String what, String subject) {
        return what + " " + subject;
    }

    /** Whether any sound reading of a device that can tell it was sent while it was true. */
    boolean seen(Span span) {
        List<String> devices = seenBy.get(key(span.what(), span.subject()));
        return devices == null
                || devices.stream().anyMatch(device -> {
                    Sent all = sent.get(device);
                    Long first =
                            all == null ? null : all.times().ceiling(span.from().toEpochMilli());
                    return first != null && first <= span.to().toEpochMilli();
                });
    }

    private static Instant time(JsonNode line, String key) {
        return Instant.parse(line.path(key).asText());
    }

    String scenario() {
        return scenario;
    }

    long seed() {
        return seed;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    List<Water> water() {
        return List.copyOf(water);
    }

    /** By device. */
    Map<String, Sent> sent() {
        return sent;
    }

    /** Messages that Dewline must refuse, or of which it must refuse the value. */
    long refused() {
        return refused;
    }

    /** Readings with a stamp that Dewline may replace by the arrival. */
    long restamped() {
        return restamped;
    }

    /** Sites of which anything was told. */
    int sites() {
        return Math.max(1, sites.size());
    }
}
