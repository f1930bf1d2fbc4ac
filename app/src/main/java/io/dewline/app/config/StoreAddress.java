package io.dewline.app.config;

import io.dewline.ingest.store.InfluxSettings;

/** Where the InfluxDB is that the settings name. */
public final class StoreAddress {
    private StoreAddress() {}

    public static InfluxSettings influx(Settings.StorePart part) {
        return new InfluxSettings(
                part.url(),
                switch (part.version()) {
                    case AUTO -> InfluxSettings.Version.AUTO;
                    case V1 -> InfluxSettings.Version.V1;
                    case V2 -> InfluxSettings.Version.V2;
                },
                part.org(),
                part.bucket(),
                new InfluxSettings.Login(
                        part.user(), part.password().reveal(), part.token().reveal()),
                new InfluxSettings.Options(part.createDatabase(), false, InfluxSettings.Options.DEFAULT.timeout()));
    }
}
