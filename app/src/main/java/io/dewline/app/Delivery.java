package io.dewline.app;

import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.app.line.AlertVerticle;
import io.dewline.ingest.mqtt.CommandPublisher;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.util.function.Supplier;

/** Carries what the outbox gives out: messages by their receiver's notifier on worker threads, commands by MQTT. */
final class Delivery implements AlertVerticle.Carrier {
    private static final int THREADS = 8;

    private final WorkerExecutor workers;
    private final Supplier<Messenger> messenger;
    private final CommandPublisher publisher;
    private final Supplier<Instant> time;

    /** Takes a message to its receiver; blocks. */
    interface Messenger {
        Outcome send(Message message) throws InterruptedException;
    }

    /** Commands end by {@code time}, the log's. */
    Delivery(Vertx vertx, Supplier<Messenger> messenger, CommandPublisher publisher, Supplier<Instant> time) {
        this.workers = vertx.createSharedWorkerExecutor("dewline-notify", THREADS);
        this.messenger = messenger;
        this.publisher = publisher;
        this.time = time;
    }

    @Override
    public Future<Outcome> carry(Outgoing outgoing) {
        if (outgoing instanceof Outgoing.ToActuator actuator) {
            return Future.fromCompletionStage(publisher.publish(actuator.command(), time.get()))
                    .map(v -> Outcome.ok())
                    .otherwise(e -> Outcome.retry(String.valueOf(e.getMessage())));
        }
        Message message = ((Outgoing.ToPerson) outgoing).message();
        return workers.executeBlocking(() -> messenger.get().send(message), false);
    }
}
