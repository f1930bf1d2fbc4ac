package io.dewline.app.line;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Keeps to a worker context's one thing at a time. */
final class Turns {
    private Turns() {}

    /**
     * The same outcome as {@code elsewhere}, told in a turn of its own. A future that belongs to no context tells it on whatever thread completes it, such
     * as the MQTT client's, beside the context's own work.
     */
    static <T> Future<T> next(Context context, Future<T> elsewhere) {
        Promise<T> here = Promise.promise();
        elsewhere.onComplete(outcome -> context.runOnContext(v -> {
            if (outcome.succeeded()) {
                here.complete(outcome.result());
            } else {
                here.fail(outcome.cause());
            }
        }));
        return here.future();
    }
}
