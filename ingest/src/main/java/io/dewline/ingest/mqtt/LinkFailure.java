package io.dewline.ingest.mqtt;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Why a connection could not be opened or used, in words. */
final class LinkFailure extends Exception {
    private static final long serialVersionUID = 1;
    /** From here on an MQTT reason code means no. */
    static final int REFUSED = 0x80;

    LinkFailure(String why) {
        super(why);
    }

    LinkFailure(MqttException cause) {
        super(words(cause), cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }

    static String words(MqttException failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            return String.valueOf(failure.getMessage());
        }
        String words = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        boolean said = failure.getReasonCode() == MqttException.REASON_CODE_CLIENT_EXCEPTION;
        return said ? words : failure.getMessage() + " (" + words + ")";
    }

    /** What a reason code of MQTT 5 says. */
    static String words(int reasonCode) {
        return String.valueOf(new MqttException(reasonCode).getMessage());
    }
}
