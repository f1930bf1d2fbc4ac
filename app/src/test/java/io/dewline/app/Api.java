package io.dewline.app;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** The API as a test calls it. */
final class Api {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    Api(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .headers(headers.length > 0 ? headers : new String[] {"Content-Type", "application/json"});
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonObject object(String path) throws IOException, InterruptedException {
        return new JsonObject(get(path).body());
    }

    JsonArray list(String path) throws IOException, InterruptedException {
        return new JsonArray(get(path).body());
    }

    /** Asks again until the answer is as wanted; fails with the last answer after half a minute. */
    Object until(String path, Predicate<Object> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Object answer = Json.decodeValue(get(path).body());
        while (!wanted.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(path + " stays " + answer);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            answer = Json.decodeValue(get(path).body());
        }
        return answer;
    }
}
