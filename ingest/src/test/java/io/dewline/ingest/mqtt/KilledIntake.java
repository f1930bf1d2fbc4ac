package io.dewline.ingest.mqtt;

import io.dewline.ingest.decode.DecodeOptions;
import io.dewline.ingest.decode.Decoder;
import io.dewline.ingest.decode.TestRegistry;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.model.Control;
import io.dewline.model.Registry;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An intake into a real log on a slow disk, as a process that {@link KilledIntakeIT} kills. Arguments: broker, folder of the log, when to acknowledge. */
public final class KilledIntake {
    /** So much later than it could a message reaches the log. */
    private static final long SLOWNESS = 20;

    private KilledIntake() {}

    public static void main(String[] args) throws InterruptedException {
        SqliteLog log = SqliteLog.open(Path.of(args[1]), LogOptions.defaults());
        ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
        Registry registry = TestRegistry.examples();
        Reception reception = new Reception(Decoder.ofNative(DecodeOptions.of(Mode.WALL)), () -> registry, drafts -> {
            CompletableFuture<Long> logged = new CompletableFuture<>();
            var unused = disk.schedule(
                    () -> log.append(drafts).whenComplete((position, failure) -> {
                        if (failure == null) {
                            logged.complete(position);
                        } else {
                            logged.completeExceptionally(failure);
                        }
                    }),
                    SLOWNESS,
                    TimeUnit.MILLISECONDS);
            return logged;
        });
        MqttIntake intake = new MqttIntake(
                options(URI.create(args[0])),
                Mode.WALL,
                reception,
                state -> {
                    if (state == Control.State.UP) {
                        System.out.println("up");
                        System.out.flush();
                    }
                    return CompletableFuture.completedStage(state);
                },
                MqttIntake.Acknowledge.valueOf(args[2]));
        intake.start();
        new CountDownLatch(1).await();
    }

    static MqttOptions options(URI broker) {
        return IntakeFixture.options(broker).withClientId("dewline-killed");
    }
}
