package io.dewline.sim.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a connection is: client id, last will, what it listens to.
 *
 * @param will published by the broker when the connection breaks; absent: nothing
 * @param topics filters to subscribe at QoS 1
 * @param keeps whether the broker keeps the session for an hour after the connection's end
 */
public record Identity(String clientId, @Nullable Message will, List<String> topics, boolean keeps) {
    public Identity {
        topics = List.copyOf(topics);
    }

    /** A client that keeps its session if it listens. */
    public Identity(String clientId, @Nullable Message will, List<String> topics) {
        this(clientId, will, topics, !topics.isEmpty());
    }

    /** One that listens and leaves nothing behind. */
    public static Identity listener(String clientId, List<String> topics) {
        return new Identity(clientId, null, topics, false);
    }

    public static Identity publisher(String clientId) {
        return new Identity(clientId, null, List.of());
    }
}
