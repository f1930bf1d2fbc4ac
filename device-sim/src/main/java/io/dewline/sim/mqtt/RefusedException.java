package io.dewline.sim.mqtt;

import java.io.IOException;

/** The broker answered, and said no. */
public final class RefusedException extends IOException {
    RefusedException(String what, int reason) {
        super(what + ": " + name(reason) + String.format(" (0x%02x)", reason));
    }

    /** Names of MQTT 5 section 2.4 that a publisher can meet. */
    static String name(int reason) {
        return switch (reason) {
            case 0x80 -> "unspecified error";
            case 0x81 -> "malformed packet";
            case 0x82 -> "protocol error";
            case 0x84 -> "unsupported protocol version";
            case 0x85 -> "client identifier not valid";
            case 0x86 -> "bad user name or password";
            case 0x87 -> "not authorized";
            case 0x88 -> "server unavailable";
            case 0x89 -> "server busy";
            case 0x8a -> "banned";
            case 0x8b -> "server shutting down";
            case 0x8d -> "keep alive timeout";
            case 0x8e -> "session taken over";
            case 0x90 -> "topic name invalid";
            case 0x93 -> "receive maximum exceeded";
            case 0x95 -> "packet too large";
            case 0x97 -> "quota exceeded";
            case 0x99 -> "payload format invalid";
            case 0x9a -> "retain not supported";
            case 0x9f -> "connection rate exceeded";
            default -> "reason";
        };
    }
}
