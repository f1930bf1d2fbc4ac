package io.dewline.ingest.mqtt;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the broker.
 *
 * @param broker {@code tcp://host:port}, or {@code ssl://host:port} for TLS
 * @param clientId names the session at the broker; two programs with one id push each other out
 */
public record MqttOptions(URI broker, String clientId, Login login, Tls tls, Session session, Window window) {
    private static final Set<String> PLAIN = Set.of("tcp", "mqtt");
    private static final Set<String> ENCRYPTED = Set.of("ssl", "tls", "mqtts");

    /**
     * Who we are to the broker.
     *
     * @param user "" to come without a name
     */
    public record Login(String user, @Nullable Secret password) {
        public static final Login ANONYMOUS = new Login("", null);
    }

    /**
     * What TLS needs; the host name is always checked.
     *
     * @param authorities PEM file of the certificate authorities to trust; null for the machine's
     * @param certificate PEM file of our own certificate, null for none
     * @param key PEM file of its private key (PKCS #8, not encrypted)
     */
    public record Tls(@Nullable Path authorities, @Nullable Path certificate, @Nullable Path key) {
        public static final Tls USUAL = new Tls(null, null, null);

        public Tls {
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException("a client certificate needs its key, and a key its certificate");
            }
        }
    }

    /**
     * The terms of the connection.
     *
     * @param keepAlive 2 s … 18 h
     * @param expiry how long the broker keeps the session and its queue while we are away
     * @param patience how long to wait for each of the broker's answers
     * @param maximumPacket bytes; the broker discards larger messages
     */
    public record Session(Duration keepAlive, Duration expiry, Duration patience, long maximumPacket) {
        public static final Session USUAL =
                new Session(Duration.ofSeconds(30), Duration.ofDays(7), Duration.ofSeconds(10), 16L << 20);

        public Session {
            require(keepAlive.toSeconds() >= 2 && keepAlive.toSeconds() <= 65_535, "keep-alive is 2 s to 65535 s");
            require(!expiry.isNegative() && expiry.toSeconds() < 1L << 32, "session expiry is 0 s to 2³²-1 s");
            require(patience.toMillis() >= 100, "patience is at least 100 ms");
            require(maximumPacket >= 1_024 && maximumPacket <= 256L << 20, "a packet has 1 KiB to 256 MiB at most");
        }
    }

    /** How much may be received and not yet acknowledged: messages (1 … 65,535) and bytes of payload. */
    public record Window(int messages, long bytes) {
        public static final Window USUAL = new Window(4_000, 16L << 20);

        public Window {
            require(messages >= 1 && messages <= 65_535, "the window has 1 to 65535 messages");
            require(bytes >= 1, "the window has at least one byte");
        }
    }

    public MqttOptions {
        require(
                broker.getScheme() != null
                        && (PLAIN.contains(broker.getScheme()) || ENCRYPTED.contains(broker.getScheme()))
                        && broker.getHost() != null,
                "the broker's address is tcp://host:port or ssl://host:port, not " + broker);
        require(!clientId.isBlank() && clientId.length() <= 128, "a client id has 1 to 128 characters");
    }

    /** Everything else as usual: anonymous, keep-alive 30 s, a week of session, a window of 4,000 messages and 16 MiB. */
    public static MqttOptions of(URI broker, String clientId) {
        return new MqttOptions(broker, clientId, Login.ANONYMOUS, Tls.USUAL, Session.USUAL, Window.USUAL);
    }

    public MqttOptions with(Login other) {
        return new MqttOptions(broker, clientId, other, tls, session, window);
    }

    public MqttOptions with(Tls other) {
        return new MqttOptions(broker, clientId, login, other, session, window);
    }

    public MqttOptions with(Session other) {
        return new MqttOptions(broker, clientId, login, tls, other, window);
    }

    public MqttOptions with(Window other) {
        return new MqttOptions(broker, clientId, login, tls, session, other);
    }

    public MqttOptions withClientId(String other) {
        return new MqttOptions(broker, other, login, tls, session, window);
    }

    boolean encrypted() {
        return ENCRYPTED.contains(broker.getScheme());
    }

    int port() {
        if (broker.getPort() > 0) {
            return broker.getPort();
        }
        return encrypted() ? 8_883 : 1_883;
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException(what);
        }
    }
}
