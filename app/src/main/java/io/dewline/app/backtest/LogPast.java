package io.dewline.app.backtest;

import io.dewline.ingest.log.LogView;
import io.dewline.model.Batch;
import io.dewline.model.Registry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** History from a log's files, whether a process has them open or not: batch by batch as they were committed, link and ticks included. */
public final class LogPast implements Past {
    private final LogView view;
    private final Registry registry;
    private final List<String> trouble = Collections.synchronizedList(new ArrayList<>());

    /** The log in {@code folder}; {@code registry} says what kinds of devices there are. */
    public LogPast(Path folder, Registry registry) {
        this.view = LogView.of(folder);
        this.registry = registry;
    }

    @Override
    public void replay(String area, Span span, Consumer<Batch> batches) {
        LogView.Query query = new LogView.Query(area, null, 0, Long.MAX_VALUE);
        trouble.addAll(view.batches(query, registry.kinds(), batch -> {
            if (span.has(batch.stamp()) && of(batch)) {
                batches.accept(batch);
            }
            return batch.stamp() <= span.to().toEpochMilli();
        }));
    }

    private static boolean of(Batch batch) {
        return batch.kind() != Batch.Kind.NOTES && batch.kind() != Batch.Kind.DEAD_LETTERS && batch.stamp() > 0;
    }

    @Override
    public Span span() {
        long[] ends = {Long.MAX_VALUE, 0};
        view.each(LogView.Query.ALL, text -> {
            if (text.stamp() > 0) {
                ends[0] = Math.min(ends[0], text.stamp());
                ends[1] = Math.max(ends[1], text.stamp());
            }
            return true;
        });
        return new Span(Instant.ofEpochMilli(ends[1] == 0 ? 0 : ends[0]), Instant.ofEpochMilli(ends[1]));
    }

    @Override
    public List<String> trouble() {
        return List.copyOf(trouble);
    }
}
