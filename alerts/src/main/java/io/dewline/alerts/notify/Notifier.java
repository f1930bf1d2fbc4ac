package io.dewline.alerts.notify;

import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;

/** Carries messages to one receiver; blocks until the outcome is known and never throws for trouble outside. */
public interface Notifier {
    Outcome send(Message message) throws InterruptedException;
}
