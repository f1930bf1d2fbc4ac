package io.dewline.model;

/** A record of the log about the log's own world: time passing, the MQTT link, the configuration in force. */
public sealed interface Control extends Entry {

    /** Time passed and nothing arrived. */
    record Tick() implements Control {}

    /** The MQTT link changed. */
    record Link(State state) implements Control {}

    /** From here on the configuration with this content hash is in force. */
    record Configuration(String hash) implements Control {}

    /** A part of the log was lost: offsets from (inclusive) to (exclusive) are gone. */
    record Gap(long from, long to) implements Control {}

    /** The link's states: down; up, a queue may be arriving; and caught up with it. */
    enum State {
        DOWN,
        UP,
        CAUGHT_UP
    }
}
