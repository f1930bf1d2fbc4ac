package io.dewline.app.fault;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The HTTP API as a client sees it. */
record Api(HttpClient client, String address) {
    static Api at(String address) {
        return new Api(HttpClient.newHttpClient(), address);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return new JsonObject(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    JsonObject object(String path) throws IOException, InterruptedException {
        return new JsonObject(get(path).body());
    }

    JsonArray array(String path) throws IOException, InterruptedException {
        return new JsonArray(get(path).body());
    }

    /** Waits for the link to be subscribed and caught up: what is published before the first subscription reaches nobody. */
    void awaitCaughtUp(Duration patience) {
        Eventually.holds("caught up", patience, () -> object("/api/v1/system")
                .getString("link")
                .equals("caught_up"));
    }

    JsonObject ledger() throws IOException, InterruptedException {
        return object("/api/v1/ledger");
    }

    /** Nothing waits for the rules or the store, and every account balances. */
    boolean settled() throws IOException, InterruptedException {
        JsonObject ledger = ledger();
        JsonObject balances = ledger.getJsonObject("balances");
        return ledger.getLong("inFlight") == 0
                && ledger.getLong("waitingRules") == 0
                && ledger.getLong("waitingStore") == 0
                && balances.getBoolean("intake")
                && balances.getBoolean("rules")
                && balances.getBoolean("store");
    }

    /** All alerts, closed ones too. */
    JsonArray alerts() throws IOException, InterruptedException {
        return array("/api/v1/alerts?state=all&limit=1000");
    }
}
