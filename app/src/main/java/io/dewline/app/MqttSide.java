package io.dewline.app;

import io.dewline.app.config.Settings;
import io.dewline.ingest.mqtt.MqttOptions;
import io.dewline.ingest.mqtt.Secret;

/** What the settings say of the broker, in ingest's words. */
final class MqttSide {
    private static final long WINDOW_BYTES = 16L << 20;

    private MqttSide() {}

    static MqttOptions options(Settings settings) {
        Settings.Mqtt mqtt = settings.mqtt();
        MqttOptions options = MqttOptions.of(mqtt.broker(), mqtt.clientId())
                .with(new MqttOptions.Window(mqtt.window(), WINDOW_BYTES))
                .with(new MqttOptions.Session(
                        mqtt.keepAlive(),
                        mqtt.sessionExpiry(),
                        MqttOptions.Session.USUAL.patience(),
                        MqttOptions.Session.USUAL.maximumPacket()))
                .with(new MqttOptions.Tls(mqtt.ca(), null, null));
        return mqtt.user().isEmpty()
                ? options
                : options.with(new MqttOptions.Login(
                        mqtt.user(),
                        mqtt.password().present() ? Secret.of(mqtt.password().reveal()) : null));
    }
}
