package io.dewline.app;

import io.dewline.alerts.Alerts;
import io.dewline.alerts.Setup;
import io.dewline.alerts.notify.LogNotifier;
import io.dewline.alerts.notify.Notifiers;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.routing.Secrets;
import io.dewline.alerts.storage.SqliteAlertStorage;
import io.dewline.app.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the alert book, and keeps the notifiers of the routes in force. */
final class AlertsSide {
    /** A drill's clock may run hundreds of times as fast as the wire between us and the actuator. */
    private static final Duration DRILL_PROOF = Duration.ofMinutes(30);

    private AlertsSide() {}

    static Alerts open(Path file, Setup setup) {
        return Alerts.open(SqliteAlertStorage.open(file), setup, Instant.now());
    }

    static io.dewline.alerts.Settings settings(Settings settings, boolean drill) {
        return new io.dewline.alerts.Settings(
                settings.http().baseUrl(),
                drill,
                settings.clock().notifyInDrill(),
                io.dewline.alerts.Settings.DEFAULT.unexplainedAfter(),
                drill ? DRILL_PROOF : io.dewline.alerts.Settings.DEFAULT.proof());
    }

    private record Built(Routes routes, @Nullable Notifiers notifiers, String trouble) {}

    /** The notifiers of the routes in force; built anew when those change, or when a secret could not be read the last time. */
    static Supplier<Delivery.Messenger> messenger(InForce inForce, Secrets secrets) {
        AtomicReference<@Nullable Built> last = new AtomicReference<>();
        return () -> {
            Routes routes = inForce.current().routes();
            Built built = last.get();
            if (built == null || built.routes() != routes || built.notifiers() == null) {
                built = build(routes, secrets);
                last.set(built);
            }
            Notifiers notifiers = built.notifiers();
            String trouble = built.trouble();
            return notifiers == null ? message -> Outcome.retry(trouble) : notifiers::send;
        };
    }

    private static Built build(Routes routes, Secrets secrets) {
        try {
            return new Built(routes, Notifiers.of(routes, secrets, LogNotifier.toLog(), Clock.systemUTC()), "");
        } catch (IOException e) {
            return new Built(routes, null, String.valueOf(e.getMessage()));
        }
    }
}
