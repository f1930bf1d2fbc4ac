package io.dewline.app.line;

import io.dewline.model.Batch;
import java.util.List;

/** Batches of one area, in order, on their way to a consumer; it answers with the position it has committed, and ignores what it already has. */
public record HandOver(String area, List<Batch> batches) {
    public HandOver {
        batches = List.copyOf(batches);
    }

    public long last() {
        return batches.get(batches.size() - 1).last();
    }
}
