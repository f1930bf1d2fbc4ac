package io.dewline.sim.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a connection is: client id, last will, what it listens to.
 *
 * @param will published by the broker when the connection breaks; absent: nothing
 * @param topics filters to subscribe at QoS 1; a client that listens keeps its session for an hour
 */
public record Identity(String clientId, @Nullable Message will, List<String> topics) {
    public Identity {
        topics = List.copyOf(topics);
    }

    public static Identity publisher(String clientId) {
        return new Identity(clientId, null, List.of());
    }
}
