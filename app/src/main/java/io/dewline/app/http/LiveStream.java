package io.dewline.app.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Browsers that watch: each is sent events as they come; one that cannot keep up misses some and loads anew. */
final class LiveStream {
    private static final int MOST = 500;
    private static final int QUEUE_BYTES = 256 * 1024;

    private final List<HttpServerResponse> watchers = new ArrayList<>();

    void open(RoutingContext call) {
        if (watchers.size() >= MOST) {
            Answer.refuse(call, 503, "too many pages are watching", "");
            return;
        }
        HttpServerResponse response = call.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .setWriteQueueMaxSize(QUEUE_BYTES);
        response.write("retry: 2000\n\n");
        watchers.add(response);
        response.closeHandler(v -> watchers.remove(response));
        response.exceptionHandler(e -> watchers.remove(response));
    }

    boolean watched() {
        return !watchers.isEmpty();
    }

    void send(String event, JsonObject body) {
        write(event, body.encode());
    }

    void send(String event, JsonArray body) {
        write(event, body.encode());
    }

    private void write(String event, String body) {
        String frame = "event: " + event + "\ndata: " + body + "\n\n";
        for (HttpServerResponse watcher : List.copyOf(watchers)) {
            if (!watcher.writeQueueFull()) {
                watcher.write(frame);
            }
        }
    }

    void close() {
        List.copyOf(watchers).forEach(HttpServerResponse::end);
        watchers.clear();
    }
}
