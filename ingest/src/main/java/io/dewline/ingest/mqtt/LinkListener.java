package io.dewline.ingest.mqtt;

import io.dewline.model.Control;

/** Told of the MQTT link's changes, so that they can be logged; each state only when it differs from the last. */
public interface LinkListener {

    /**
     * {@code DOWN} once at the start and after each loss, {@code UP} before the first message of a connection is handed to the log, {@code CAUGHT_UP}
     * when the broker's queue has been taken in. Called on the connection's thread; what it throws is logged and changes nothing.
     */
    void changed(Control.State state);
}
