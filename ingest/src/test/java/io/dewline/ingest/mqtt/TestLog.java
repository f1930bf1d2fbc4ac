package io.dewline.ingest.mqtt;

import io.dewline.ingest.log.Draft;
import io.dewline.model.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Stands in for the log: keeps what is appended and answers as the test says. */
final class TestLog implements Reception.Appending {
    private final List<Entry> entries = new ArrayList<>();
    private Function<List<Draft>, CompletionStage<Long>> answer = drafts -> CompletableFuture.completedStage(0L);

    @Override
    public CompletionStage<Long> append(List<Draft> drafts) {
        Function<List<Draft>, CompletionStage<Long>> current;
        synchronized (this) {
            current = answer;
        }
        CompletionStage<Long> answered = current.apply(drafts);
        synchronized (this) {
            if (!answered.toCompletableFuture().isCompletedExceptionally()) {
                drafts.forEach(draft -> entries.addAll(draft.entries()));
            }
            notifyAll();
        }
        return answered;
    }

    synchronized void answer(Function<List<Draft>, CompletionStage<Long>> other) {
        answer = other;
    }

    synchronized <T extends Entry> List<T> all(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was appended of a kind, once there is that much; fails after ten seconds. */
    synchronized <T extends Entry> List<T> await(Class<T> kind, int count) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (all(kind).size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("only " + all(kind).size() + " of " + count + " came: " + entries);
            }
            wait(left);
        }
        return all(kind);
    }
}
