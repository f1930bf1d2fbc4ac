package io.dewline.app;

import io.dewline.app.config.Settings;
import io.dewline.app.config.StoreAddress;
import io.dewline.ingest.log.Log;
import io.dewline.ingest.store.History;
import io.dewline.ingest.store.InfluxStore;
import io.dewline.ingest.store.ShipSettings;
import io.dewline.ingest.store.ShipStatus;
import io.dewline.ingest.store.Shipper;
import io.dewline.ingest.store.SqliteStore;
import io.dewline.ingest.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store and its cursor, as the settings say; nothing of both for {@code store.kind: none}. */
final class StoreSide implements AutoCloseable {
    private final @Nullable Store store;
    private final @Nullable Shipper shipper;

    private StoreSide(@Nullable Store store, @Nullable Shipper shipper) {
        this.store = store;
        this.shipper = shipper;
    }

    static StoreSide open(Path folder, Settings settings, Log log) throws IOException {
        Settings.StorePart part = settings.store();
        Store store =
                switch (part.kind()) {
                    case EMBEDDED ->
                        new SqliteStore(
                                folder.resolve("store.db"),
                                settings.clock().mode() == Settings.Clock.Mode.READINGS
                                        ? SqliteStore.Retention.FOR_EVER
                                        : new SqliteStore.Retention(part.retention(), System::currentTimeMillis));
                    case INFLUX -> new InfluxStore(StoreAddress.influx(part));
                    case NONE -> null;
                };
        if (store == null) {
            log.dropCursor(Shipper.CURSOR);
            return new StoreSide(null, null);
        }
        ShipSettings shipping = ShipSettings.DEFAULT
                .withBatch(part.batch())
                .withSimulated(settings.clock().storesSimulated());
        return new StoreSide(store, Shipper.open(folder.resolve("ship.db"), log, store, shipping));
    }

    void start() {
        if (shipper != null) {
            shipper.start();
        }
    }

    void signal() {
        if (shipper != null) {
            shipper.signal();
        }
    }

    @Nullable
    History history() {
        return store == null ? null : store.history();
    }

    /** How shipping is; null without a store. Blocking. */
    @Nullable
    ShipStatus status() {
        return shipper == null ? null : shipper.status();
    }

    @Override
    public void close() throws IOException {
        if (shipper != null) {
            shipper.close();
        }
        if (store != null) {
            store.close();
        }
    }
}
