package io.dewline.ingest.mqtt;

import io.dewline.ingest.log.StampClock.Mode;

/** An intake that acknowledges before the commit and so loses data: for tests of the whole program to see that they notice. */
public final class EarlyIntake {
    private EarlyIntake() {}

    public static MqttIntake make(MqttOptions options, Mode mode, Reception reception, LinkListener listener) {
        return new MqttIntake(options, mode, reception, listener, MqttIntake.Acknowledge.BEFORE_COMMIT);
    }
}
