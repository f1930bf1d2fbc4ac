package io.dewline.alerts;

import io.dewline.model.DeviceEvent;
import io.dewline.model.Transition;
import java.time.Instant;

/** What the alert book takes in from the log and the engine. */
public sealed interface BookEvent {

    /** The engine decided a step of an episode. */
    record Changed(Transition transition) implements BookEvent {}

    /** An actuator answered a command. */
    record Answered(DeviceEvent.Reply reply) implements BookEvent {}

    /** An actuator's telemetry says whether it runs, as of {@code at}; {@code simulated} when the reading says so. */
    record Reported(String device, boolean running, boolean simulated, Instant at) implements BookEvent {}

    /** From here on the area works off (or has worked off) a queue after an outage: no commands, one digest of what came and went. */
    record CatchUp(boolean on) implements BookEvent {}
}
