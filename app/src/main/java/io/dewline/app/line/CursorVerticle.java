package io.dewline.app.line;

import io.dewline.ingest.log.Log;
import io.dewline.model.Batch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules' cursors of all areas on one event loop: they only hand over. */
final class CursorVerticle extends VerticleBase {
    /** The name under which the log knows these cursors. */
    static final String NAME = "rules";

    private static final long TELL_LOG_EVERY_MS = 2_000;

    private final Log log;
    private final Map<String, Channel<HandOver, Long>> channels;
    private final Map<String, EngineVerticle.Status> engines;
    private final Map<String, LogCursor> cursors = new LinkedHashMap<>();

    CursorVerticle(Log log, Map<String, Channel<HandOver, Long>> channels, Map<String, EngineVerticle.Status> engines) {
        this.log = log;
        this.channels = channels;
        this.engines = engines;
    }

    @Override
    public Future<?> start() {
        channels.forEach((area, channel) -> {
            EngineVerticle.Status engine = engines.get(area);
            long position = engine == null ? -1 : engine.position();
            long committed = engine == null ? -1 : engine.committed().position();
            // From here on the log keeps what was not judged, before the first commit too.
            context.executeBlocking(() -> {
                log.passed(NAME, area, committed);
                return null;
            });
            LogCursor cursor = new LogCursor(vertx, log, area, position, channel);
            cursors.put(area, cursor);
            cursor.start();
        });
        vertx.setPeriodic(TELL_LOG_EVERY_MS, timer -> tellLog());
        return Future.succeededFuture();
    }

    /** What a restart would not judge again may be given up by the log. */
    private void tellLog() {
        engines.forEach((area, engine) -> {
            long position = engine.committed().position();
            if (position >= 0) {
                context.executeBlocking(() -> {
                    log.passed(NAME, area, position);
                    return null;
                });
            }
        });
    }

    @Override
    public Future<?> stop() {
        cursors.values().forEach(LogCursor::close);
        return Future.succeededFuture();
    }

    /** Called by the log after a commit, on its thread. */
    void committed(List<Batch> batches) {
        cursors.values().forEach(cursor -> cursor.committed(batches));
    }

    /** The stamp of the last batch of an area that is judged, and its position. */
    long position(String area) {
        LogCursor cursor = cursors.get(area);
        return cursor == null ? -1 : cursor.position();
    }
}
