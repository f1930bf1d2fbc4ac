package io.dewline.sim.mqtt;

import org.jspecify.annotations.Nullable;

/** What a link tells its owner, on the link's threads. */
public interface LinkListener {
    /** The broker has acknowledged the message that carried this mark. */
    default void acknowledged(long mark) {}

    /** A message came on a subscribed topic. */
    default void arrived(String topic, byte[] payload) {}

    /** The link is up again after a loss; what is returned goes out before anything that waits. */
    default @Nullable Message returned() {
        return null;
    }
}
