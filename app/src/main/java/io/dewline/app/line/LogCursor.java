package io.dewline.app.line;

import io.dewline.ingest.log.Log;
import io.dewline.model.Batch;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one area's batches to a consumer in the order of the log, one hand-over under way at a time. Caught up, it passes on what was just committed;
 * lagging, it reads the file. A hand-over that fails or times out is repeated until the consumer has it. Lives on one context.
 */
final class LogCursor {
    private static final Logger LOG = LoggerFactory.getLogger(LogCursor.class);
    private static final int CHUNK = 4_000;
    private static final int QUEUED_AT_MOST = 40_000;
    private static final long REPEAT_AFTER_MS = 500;

    private final Vertx vertx;
    private final Context context;
    private final Log log;
    private final String area;
    private final Channel<HandOver, Long> consumer;
    private final ArrayDeque<Batch> committed = new ArrayDeque<>();
    private int queuedEntries;
    private boolean lagging = true;
    private boolean underWay;
    private boolean failing;
    private boolean closed;
    private volatile long position;
    private volatile long stamp;

    LogCursor(Vertx vertx, Log log, String area, long position, Channel<HandOver, Long> consumer) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.log = log;
        this.area = area;
        this.position = position;
        this.consumer = consumer;
    }

    /** The last position that the consumer has committed. */
    long position() {
        return position;
    }

    /** The stamp of the last batch that the consumer has committed, epoch milliseconds; 0 before the first. */
    long stamp() {
        return stamp;
    }

    void start() {
        context.runOnContext(v -> next());
    }

    void close() {
        context.runOnContext(v -> closed = true);
    }

    /** Called by the log after a commit, on the log's thread. */
    void committed(List<Batch> batches) {
        context.runOnContext(v -> {
            for (Batch batch : batches) {
                if (batch.area().equals(area)) {
                    queue(batch);
                }
            }
            next();
        });
    }

    private void queue(Batch batch) {
        if (lagging) {
            return;
        }
        committed.add(batch);
        queuedEntries += batch.entries().size();
        if (queuedEntries > QUEUED_AT_MOST) {
            committed.clear();
            queuedEntries = 0;
            lagging = true;
        }
    }

    private void next() {
        if (underWay || closed) {
            return;
        }
        if (!lagging) {
            List<Batch> batches = take();
            if (!batches.isEmpty()) {
                underWay = true;
                handOver(batches);
            }
            return;
        }
        underWay = true;
        // From here commits are queued again; what the file gives of them is ignored by position.
        lagging = false;
        long after = position;
        context.<List<Batch>>executeBlocking(() -> log.read(area, after, CHUNK))
                .onSuccess(batches -> {
                    if (batches.isEmpty()) {
                        underWay = false;
                        next();
                    } else {
                        lagging = true;
                        committed.clear();
                        queuedEntries = 0;
                        handOver(batches);
                    }
                })
                .onFailure(e -> {
                    lagging = true;
                    again("reading the log failed", e, this::nextAfterPause);
                });
    }

    private void nextAfterPause() {
        underWay = false;
        next();
    }

    private List<Batch> take() {
        List<Batch> batches = new ArrayList<>();
        int entries = 0;
        while (!committed.isEmpty() && entries < CHUNK) {
            Batch batch = committed.poll();
            queuedEntries -= batch.entries().size();
            if (batch.first() > position) {
                batches.add(batch);
                entries += batch.entries().size();
            }
        }
        return batches;
    }

    private void handOver(List<Batch> batches) {
        Future<Long> answer = consumer.request(new HandOver(area, batches));
        answer.onSuccess(done -> {
                    position = done;
                    stamp = batches.get(batches.size() - 1).stamp();
                    if (failing) {
                        failing = false;
                        LOG.atInfo().addKeyValue("area", area).log("the rules cursor goes on");
                    }
                    underWay = false;
                    next();
                })
                .onFailure(e -> again("a hand-over was not taken", e, () -> handOver(batches)));
    }

    private void again(String what, Throwable cause, Runnable action) {
        if (!failing) {
            failing = true;
            LOG.atWarn()
                    .addKeyValue("area", area)
                    .addKeyValue("reason", cause.getMessage())
                    .log(what + "; it is repeated until it succeeds");
        }
        if (!closed) {
            vertx.setTimer(REPEAT_AFTER_MS, timer -> action.run());
        }
    }
}
