package io.dewline.ingest.mqtt;

import io.dewline.model.Control;
import java.util.concurrent.CompletionStage;

/** Told of the MQTT link's changes, so that they can be logged; each state only when it differs from the last. */
public interface LinkListener {

    /**
     * {@code DOWN} once at the start and after each loss, {@code UP} before the first message of a connection is handed to the log, {@code CAUGHT_UP}
     * when the broker's queue has been taken in. Called on the connection's thread; what it throws is logged and changes nothing.
     *
     * @return completes when the change is logged. A connection whose {@code UP} could not be logged is given up: the messages of its queue would be judged as
     *     if they came from now
     */
    CompletionStage<?> changed(Control.State state);
}
