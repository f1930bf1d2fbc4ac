package io.dewline.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks a running Dewline over its HTTP API. */
final class Asking {
    private static final int ALERTS = 1_000;
    private static final int POINTS = 4_000;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper mapper = new JsonMapper();
    private final URI address;
    private final @Nullable String token;

    Asking(URI address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    /** @throws IOException if Dewline cannot be reached or answers with an error */
    Answers ask(Truths truths, boolean readings) throws IOException, InterruptedException {
        return new Answers(alerts(), readings ? stored(truths) : null);
    }

    /** All of them, open and closed: page by page, from the youngest back. */
    private List<Alerted> alerts() throws IOException, InterruptedException {
        Map<String, Alerted> found = new LinkedHashMap<>();
        String before = "";
        while (true) {
            JsonNode page = get("/api/v1/alerts?state=all&limit=" + ALERTS + before);
            List<Alerted> alerts = Answers.alerts(page);
            int known = found.size();
            Instant oldest = Instant.MAX;
            for (Alerted alert : alerts) {
                found.put(alert.id(), alert);
                oldest = alert.opened().isBefore(oldest) ? alert.opened() : oldest;
            }
            if (alerts.size() < ALERTS || found.size() == known) {
                return List.copyOf(found.values());
            }
            // One millisecond later, so that those of the same instant are not left out; known ones are known.
            before = "&before=" + text(oldest.plusMillis(1).toString());
        }
    }

    private Map<String, List<Long>> stored(Truths truths) throws IOException, InterruptedException {
        Map<String, List<Long>> stored = new TreeMap<>();
        for (Map.Entry<String, Truths.Sent> device : truths.sent().entrySet()) {
            stored.put(device.getKey(), stored(device.getKey(), device.getValue()));
        }
        return stored;
    }

    private List<Long> stored(String device, Truths.Sent sent) throws IOException, InterruptedException {
        List<Long> expected = List.copyOf(sent.times());
        List<Long> times = new ArrayList<>();
        for (int from = 0; from < expected.size(); from += POINTS) {
            int to = Math.min(expected.size(), from + POINTS) - 1;
            JsonNode answer = get("/api/v1/devices/" + device + "/history?quantity=" + text(sent.quantity())
                    + "&from=" + Instant.ofEpochMilli(expected.get(from))
                    + "&to=" + Instant.ofEpochMilli(expected.get(to) + 1)
                    + "&max=5000");
            for (JsonNode point : answer.path("points")) {
                times.add(point.path(0).asLong());
            }
        }
        return times;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() == 404 && path.contains("/history")) {
            // A device that Dewline does not know has stored nothing.
            return mapper.createObjectNode();
        }
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return mapper.readTree(answer.body());
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What an address may begin with. */
    static boolean isAddress(String text) {
        return Set.of("http", "https").contains(text.replaceFirst(":.*", ""));
    }
}
