package io.dewline.model;

import java.time.Duration;
import java.util.Map;

/** A kind of device: the measurement its readings are stored under, its usual interval and the quantities it may deliver. */
public record DeviceKind(String id, Duration interval, Map<String, Quantity> quantities) {

    public DeviceKind {
        quantities = Map.copyOf(quantities);
    }
}
