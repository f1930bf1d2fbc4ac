package io.dewline.ingest.log;

import io.dewline.model.Batch;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Drafts that are appended together, and what their owner waits for. */
final class Request {
    final List<Draft> drafts;
    final CompletableFuture<Long> done = new CompletableFuture<>();
    final int entries;

    Request(List<Draft> drafts) {
        this.drafts = List.copyOf(drafts);
        if (this.drafts.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to append");
        }
        this.entries =
                this.drafts.stream().mapToInt(draft -> draft.entries().size()).sum();
    }

    /** Whether it holds what sensors and people send: that is refused first. */
    boolean input() {
        for (Draft draft : drafts) {
            if (draft.kind() == Batch.Kind.READINGS
                    || draft.kind() == Batch.Kind.FACTS
                    || draft.kind() == Batch.Kind.DEVICE_EVENTS) {
                return true;
            }
        }
        return false;
    }
}
