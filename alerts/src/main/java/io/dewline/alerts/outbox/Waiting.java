package io.dewline.alerts.outbox;

import java.time.Instant;

/** An item that is in no message yet, and the machine's time at which the outbox first saw it. */
record Waiting(Item item, Instant seen) {}
