package io.dewline.app;

import io.dewline.ingest.mqtt.Reception;
import io.dewline.model.Device;
import io.dewline.model.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dewline as a device among the others: what it measures of itself comes in as the telemetry of each device of kind {@code dewline}, once an interval of the
 * log's time, so that rules, store, ledger and replay see it as any reading. A log that refuses readings is left in peace.
 */
final class OwnHealth {
    static final String KIND = "dewline";

    private static final Logger LOG = LoggerFactory.getLogger(OwnHealth.class);

    private final Supplier<Registry> registry;
    private final Supplier<Vitals> vitals;
    private final BooleanSupplier refusing;
    private final Intake intake;
    private final Map<String, Instant> told = new HashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean refused;

    /** Takes a message in as {@link Reception#take} does. */
    interface Intake {
        CompletionStage<Long> take(String topic, byte[] payload, long arrived);
    }

    OwnHealth(Supplier<Registry> registry, Supplier<Vitals> vitals, BooleanSupplier refusing, Intake intake) {
        this.registry = registry;
        this.vitals = vitals;
        this.refusing = refusing;
        this.intake = intake;
    }

    /** Tells what is due at {@code now}, the log's time. Blocking; does nothing while another call is under way. */
    void tell(Instant now) {
        if (now.toEpochMilli() <= 0 || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            tellAll(now);
        } finally {
            busy.set(false);
        }
    }

    private void tellAll(Instant now) {
        for (Device device : registry.get().devices().values()) {
            if (device.kind().id().equals(KIND) && due(device, now) && !refusing.getAsBoolean()) {
                told.put(device.id(), now);
                intake.take(
                                "dewline/v1/" + device.source().site() + "/" + device.id() + "/telemetry",
                                vitals.get().telemetry(now).getBytes(StandardCharsets.UTF_8),
                                now.toEpochMilli())
                        .whenComplete((position, failure) -> taken(failure == null));
            }
        }
    }

    private boolean due(Device device, Instant now) {
        Instant last = told.get(device.id());
        return last == null || !now.isBefore(last.plus(device.interval()));
    }

    private void taken(boolean durable) {
        if (refused == durable) {
            refused = !durable;
            if (refused) {
                LOG.atWarn().log("the log did not take what Dewline says of itself");
            }
        }
    }
}
