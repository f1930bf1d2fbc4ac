package io.dewline.sim.mqtt;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is and how to sign in.
 *
 * @param uri {@code tcp://host:port} or {@code ssl://host:port} ({@code mqtt} and {@code mqtts} mean the same)
 * @param ca PEM file of the authority that signed the broker's certificate; absent: those the JDK trusts
 */
public record Broker(URI uri, @Nullable String user, @Nullable String password, @Nullable Path ca) {
    public Broker {
        if (uri.getHost() == null || scheme(uri) == null) {
            throw new IllegalArgumentException("broker \"" + uri + "\": expected tcp://host:port or ssl://host:port");
        }
    }

    /** A broker that asks for no name, over plain TCP. */
    public static Broker at(String uri) {
        return new Broker(URI.create(uri), null, null, null);
    }

    public boolean tls() {
        return Boolean.TRUE.equals(scheme(uri));
    }

    public String host() {
        return uri.getHost();
    }

    public int port() {
        return uri.getPort() > 0 ? uri.getPort() : tls() ? 8883 : 1883;
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return uri + (user == null ? "" : " as " + user);
    }

    private static @Nullable Boolean scheme(URI uri) {
        if (uri.getScheme() == null) {
            return null;
        }
        return switch (uri.getScheme()) {
            case "tcp", "mqtt" -> Boolean.FALSE;
            case "ssl", "mqtts", "tls" -> Boolean.TRUE;
            default -> null;
        };
    }
}
