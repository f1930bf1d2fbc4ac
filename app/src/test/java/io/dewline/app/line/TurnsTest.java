package io.dewline.app.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TurnsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** A worker that is busy while something completes elsewhere. */
    private static final class Busy extends VerticleBase {
        private final BiFunction<Busy, Future<String>, Future<String>> way;
        private final CountDownLatch told = new CountDownLatch(1);
        private final CompletableFuture<Boolean> beside = new CompletableFuture<>();

        Busy(BiFunction<Busy, Future<String>, Future<String>> way) {
            this.way = way;
        }

        Context own() {
            return context;
        }

        @Override
        public Future<?> start() {
            context.runOnContext(v -> work());
            return Future.succeededFuture();
        }

        private void work() {
            CountDownLatch busy = new CountDownLatch(1);
            CompletableFuture<String> elsewhere = CompletableFuture.supplyAsync(() -> {
                awaitBusy(busy);
                return "done";
            });
            way.apply(this, Future.fromCompletionStage(elsewhere)).onSuccess(done -> told.countDown());
            busy.countDown();
            try {
                // Our own turn is not over: nothing else of ours may run.
                beside.complete(told.await(300, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                beside.completeExceptionally(e);
            }
        }
    }

    private static void awaitBusy(CountDownLatch busy) {
        try {
            busy.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean runsBeside(BiFunction<Busy, Future<String>, Future<String>> way) throws Exception {
        Busy verticle = new Busy(way);
        vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
        boolean beside = verticle.beside.get(20, TimeUnit.SECONDS);
        assertThat(verticle.told.await(20, TimeUnit.SECONDS)).isTrue();
        return beside;
    }

    @Test
    void whatCompletesElsewhereWaitsForItsTurn() throws Exception {
        assertThat(runsBeside((verticle, elsewhere) -> Turns.next(verticle.own(), elsewhere)))
                .isFalse();
    }

    /** The negative control, and why the class is there. */
    @Test
    void withoutItTheWorkerRunsTwoThingsAtOnce() throws Exception {
        assertThat(runsBeside((verticle, elsewhere) -> elsewhere)).isTrue();
    }
}
