package io.dewline.alerts.outbox;

import io.dewline.model.Command;

/** What the outbox gives out to be carried now; whoever carries it says what became of it under its key. */
public sealed interface Outgoing {
    String key();

    /** Counts the tries from 1. */
    int attempt();

    /** A message that a notifier takes to a person. */
    record ToPerson(String key, int attempt, Message message) implements Outgoing {}

    /** A command that is published to an actuator. */
    record ToActuator(String key, int attempt, Command command) implements Outgoing {}
}
