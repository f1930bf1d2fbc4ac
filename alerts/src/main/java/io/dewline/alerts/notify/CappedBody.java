package io.dewline.alerts.notify;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a response's body to nowhere and hangs up after a number of bytes; gives how many came. */
final class CappedBody implements BodySubscriber<Long> {
    private final long cap;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long bytes;

    CappedBody(long cap) {
        this.cap = cap;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        subscription = upstream;
        upstream.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        Flow.Subscription upstream = subscription;
        if (upstream == null) {
            return;
        }
        if (bytes > cap) {
            upstream.cancel();
            result.complete(bytes);
        } else {
            upstream.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(bytes);
    }
}
