package io.dewline.ingest.mqtt;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's client on our own wire. */
final class PahoClient extends MqttAsyncClient {
    /** Paho prints what it throws as well; held here, since loggers that nobody holds lose their level. */
    private static final Logger NOISE = Logger.getLogger("org.eclipse.paho");

    static {
        NOISE.setLevel(Level.OFF);
    }

    private final Wire wire;

    PahoClient(MqttOptions options, Wire wire) throws MqttException {
        // The address goes unused: the wire knows it.
        super("tcp://broker:1883", options.clientId(), new MemoryPersistence());
        this.wire = wire;
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
        return new NetworkModule[] {wire};
    }
}
